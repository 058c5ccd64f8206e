package org.phonebank.pipeline.link;

import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.phonebank.protocol.v1.DescribeRequest;
import org.phonebank.protocol.v1.DescribeResponse;
import org.phonebank.protocol.v1.LoadShardRequest;
import org.phonebank.protocol.v1.LoadShardResponse;
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

/** A control service that records requests and answers with default messages or with one failure. */
final class ScriptedControl extends WorkerControlGrpc.WorkerControlImplBase {
    final List<Object> requests = new CopyOnWriteArrayList<>();
    final List<@Nullable Deadline> deadlines = new CopyOnWriteArrayList<>();
    final List<StreamObserver<TelemetrySample>> watchers = new CopyOnWriteArrayList<>();
    final List<Context> calls = new CopyOnWriteArrayList<>();
    volatile @Nullable Status failure;
    volatile boolean silent;

    @Override
    public void describe(DescribeRequest request, StreamObserver<DescribeResponse> answer) {
        answer(request, DescribeResponse.newBuilder().setRunId("run").build(), answer);
    }

    @Override
    public void loadShard(LoadShardRequest request, StreamObserver<LoadShardResponse> answer) {
        answer(request, LoadShardResponse.getDefaultInstance(), answer);
    }

    @Override
    public void unloadShard(UnloadShardRequest request, StreamObserver<UnloadShardResponse> answer) {
        answer(request, UnloadShardResponse.getDefaultInstance(), answer);
    }

    @Override
    public void selfTest(SelfTestRequest request, StreamObserver<SelfTestResponse> answer) {
        answer(request, SelfTestResponse.getDefaultInstance(), answer);
    }

    @Override
    public void probe(ProbeRequest request, StreamObserver<ProbeResponse> answer) {
        answer(request, ProbeResponse.getDefaultInstance(), answer);
    }

    @Override
    public void stop(StopRequest request, StreamObserver<StopResponse> answer) {
        answer(request, StopResponse.getDefaultInstance(), answer);
    }

    @Override
    public void watchTelemetry(WatchTelemetryRequest request, StreamObserver<TelemetrySample> answer) {
        requests.add(request);
        watchers.add(answer);
    }

    private <T> void answer(Object request, T response, StreamObserver<T> answer) {
        requests.add(request);
        deadlines.add(Context.current().getDeadline());
        calls.add(Context.current());
        if (silent) {
            return;
        }
        Status status = failure;
        if (status != null) {
            answer.onError(status.asRuntimeException());
            return;
        }
        answer.onNext(response);
        answer.onCompleted();
    }
}
