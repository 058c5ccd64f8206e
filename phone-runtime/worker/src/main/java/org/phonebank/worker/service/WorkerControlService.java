package org.phonebank.worker.service;

import ai.onnxruntime.OrtEnvironment;
import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.Arrays;
import java.util.logging.Logger;
import org.phonebank.protocol.PhonebankVersion;
import org.phonebank.protocol.v1.DescribeRequest;
import org.phonebank.protocol.v1.DescribeResponse;
import org.phonebank.protocol.v1.LoadShardRequest;
import org.phonebank.protocol.v1.LoadShardResponse;
import org.phonebank.protocol.v1.LoadedShard;
import org.phonebank.protocol.v1.ProbeRequest;
import org.phonebank.protocol.v1.ProbeResponse;
import org.phonebank.protocol.v1.SelfTestRequest;
import org.phonebank.protocol.v1.SelfTestResponse;
import org.phonebank.protocol.v1.StopRequest;
import org.phonebank.protocol.v1.StopResponse;
import org.phonebank.protocol.v1.TelemetrySample;
import org.phonebank.protocol.v1.UnloadShardRequest;
import org.phonebank.protocol.v1.UnloadShardResponse;
import org.phonebank.protocol.v1.WatchTelemetryRequest;
import org.phonebank.protocol.v1.WorkerControlGrpc;
import org.phonebank.worker.host.Memory;
import org.phonebank.worker.host.Platform;

/** The control calls of worker.proto; failures become the statuses that are documented there. */
public final class WorkerControlService extends WorkerControlGrpc.WorkerControlImplBase {
    private static final Logger LOG = Logger.getLogger(WorkerControlService.class.getName());
    private static final int MOST_PROBE_BYTES = 4 << 20;
    private static final int DEFAULT_INTERVAL_MILLIS = 500;
    private static final int LEAST_INTERVAL_MILLIS = 100;
    private static final int MOST_INTERVAL_MILLIS = 60_000;

    private final String runId;
    private final ShardRegistry shards;
    private final ShardLoader loader;
    private final SelfTester selfTester;
    private final TelemetryWatchers watchers;
    private final Memory memory;
    private final Runnable stop;

    /**
     * Wires the calls to what does the work.
     *
     * @param stop called once a caller of Stop has its answer; ends the process
     */
    public WorkerControlService(
            String runId,
            ShardRegistry shards,
            ShardLoader loader,
            SelfTester selfTester,
            TelemetryWatchers watchers,
            Memory memory,
            Runnable stop) {
        this.runId = runId;
        this.shards = shards;
        this.loader = loader;
        this.selfTester = selfTester;
        this.watchers = watchers;
        this.memory = memory;
        this.stop = stop;
    }

    /** A call that ends in one response or in a status. */
    private interface Verb<R> {
        R run() throws StatusException;
    }

    private static <R> void answer(StreamObserver<R> observer, Verb<R> verb) {
        R response;
        try {
            response = verb.run();
        } catch (StatusException e) {
            LOG.warning(e.getMessage());
            observer.onError(e);
            return;
        }
        observer.onNext(response);
        observer.onCompleted();
    }

    @Override
    public void describe(DescribeRequest request, StreamObserver<DescribeResponse> observer) {
        answer(observer, () -> {
            if (!request.getParentVersion().equals(PhonebankVersion.VERSION)) {
                throw Status.FAILED_PRECONDITION
                        .withDescription("This worker has version " + PhonebankVersion.VERSION
                                + ", its parent version " + request.getParentVersion()
                                + "; provision the phone again.")
                        .asException();
            }
            return description();
        });
    }

    private DescribeResponse description() {
        DescribeResponse.Builder response = DescribeResponse.newBuilder()
                .setWorkerVersion(PhonebankVersion.VERSION)
                .setRunId(runId)
                .setRuntime("ONNX Runtime " + OrtEnvironment.getEnvironment().getVersion())
                .setPlatform(Platform.describe())
                .setCores(Runtime.getRuntime().availableProcessors())
                .setTotalMemoryBytes(memory.total().orElse(0))
                .setAvailableMemoryBytes(memory.available().orElse(0));
        for (HostedShard shard : shards.all()) {
            response.addShards(LoadedShard.newBuilder()
                    .setShardId(shard.request().getShardId())
                    .setModelId(shard.request().getModelId())
                    .setFirstLayer(shard.request().getFirstLayer())
                    .setEndLayer(shard.request().getEndLayer()));
        }
        return response.build();
    }

    @Override
    public void loadShard(LoadShardRequest request, StreamObserver<LoadShardResponse> observer) {
        answer(observer, () -> loader.load(request));
    }

    @Override
    public void unloadShard(UnloadShardRequest request, StreamObserver<UnloadShardResponse> observer) {
        answer(observer, () -> {
            loader.unload(request.getShardId());
            return UnloadShardResponse.getDefaultInstance();
        });
    }

    @Override
    public void selfTest(SelfTestRequest request, StreamObserver<SelfTestResponse> observer) {
        answer(observer, () -> selfTester.run(request));
    }

    @Override
    public void watchTelemetry(WatchTelemetryRequest request, StreamObserver<TelemetrySample> observer) {
        int interval = request.getIntervalMillis() == 0 ? DEFAULT_INTERVAL_MILLIS : request.getIntervalMillis();
        if (interval < LEAST_INTERVAL_MILLIS || interval > MOST_INTERVAL_MILLIS) {
            observer.onError(Status.INVALID_ARGUMENT
                    .withDescription("Telemetry comes every " + LEAST_INTERVAL_MILLIS + " to " + MOST_INTERVAL_MILLIS
                            + " milliseconds, not every " + interval + ".")
                    .asException());
            return;
        }
        watchers.watch(interval, (ServerCallStreamObserver<TelemetrySample>) observer);
    }

    @Override
    public void probe(ProbeRequest request, StreamObserver<ProbeResponse> observer) {
        answer(observer, () -> {
            int bytes = request.getAnswerBytes();
            if (bytes < 0 || bytes > MOST_PROBE_BYTES || request.getPayload().size() > MOST_PROBE_BYTES) {
                throw Status.INVALID_ARGUMENT
                        .withDescription("A probe carries at most " + MOST_PROBE_BYTES + " bytes each way.")
                        .asException();
            }
            return ProbeResponse.newBuilder()
                    .setPayload(ByteString.copyFrom(
                            Arrays.copyOf(request.getPayload().toByteArray(), bytes)))
                    .build();
        });
    }

    @Override
    public void stop(StopRequest request, StreamObserver<StopResponse> observer) {
        LOG.info("Asked to stop: " + request.getReason());
        ServerCallStreamObserver<StopResponse> call = (ServerCallStreamObserver<StopResponse>) observer;
        call.setOnCloseHandler(stop);
        call.setOnCancelHandler(stop);
        observer.onNext(StopResponse.getDefaultInstance());
        observer.onCompleted();
    }
}
