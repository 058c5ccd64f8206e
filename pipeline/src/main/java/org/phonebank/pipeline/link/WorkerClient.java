package org.phonebank.pipeline.link;

import com.google.protobuf.ByteString;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.phonebank.pipeline.security.LabAuthority;
import org.phonebank.protocol.PhonebankVersion;
import org.phonebank.protocol.frame.FrameStream;
import org.phonebank.protocol.v1.DescribeRequest;
import org.phonebank.protocol.v1.DescribeResponse;
import org.phonebank.protocol.v1.LoadShardRequest;
import org.phonebank.protocol.v1.LoadShardResponse;
import org.phonebank.protocol.v1.ProbeRequest;
import org.phonebank.protocol.v1.SelfTestRequest;
import org.phonebank.protocol.v1.SelfTestResponse;
import org.phonebank.protocol.v1.StopRequest;
import org.phonebank.protocol.v1.StoredFile;
import org.phonebank.protocol.v1.UnloadShardRequest;
import org.phonebank.protocol.v1.WatchTelemetryRequest;
import org.phonebank.protocol.v1.WorkerControlGrpc;

/**
 * The worker on one phone. Control calls block until the answer, a deadline, or an interrupt of the calling thread, which
 * cancels the call and leaves the thread's interrupt flag set. All of them may be sent again after a failure.
 */
public final class WorkerClient implements AutoCloseable {
    private static final Duration SHORT = Duration.ofSeconds(15);
    /** Opening a shard takes some time however small it is. */
    private static final Duration LOAD = Duration.ofSeconds(20);
    /** A shard's files are checked against their SHA-256 and opened; slow flash gives several times as much. */
    private static final long LOADED_BYTES_PER_SECOND = 4_000_000;

    private static final Duration SELF_TEST = Duration.ofMinutes(1);

    private static final int FLOW_CONTROL_WINDOW = 8 << 20;
    private static final long KEEP_ALIVE_SECONDS = 10;
    private static final long KEEP_ALIVE_TIMEOUT_SECONDS = 5;
    private static final int MAX_IN_FLIGHT = 32;
    private static final int MAX_WAITING = 256;

    private final String phone;
    private final ManagedChannel channel;
    private final LongSupplier nanoTime;
    private final WorkerFailures failures;

    /**
     * @param channel closed with this client
     * @param nanoTime nanoseconds of a clock that only runs forward
     */
    WorkerClient(String phone, ManagedChannel channel, LongSupplier nanoTime) {
        this.phone = phone;
        this.channel = channel;
        this.nanoTime = nanoTime;
        this.failures = new WorkerFailures(phone);
    }

    /** Prepares the connection, which is made by the first call; both sides must hold certificates of this lab. */
    public static WorkerClient connect(WorkerEndpoint endpoint, LabAuthority lab) {
        ManagedChannel channel = NettyChannelBuilder.forAddress(
                        endpoint.host(), endpoint.port(), lab.channelCredentials())
                .overrideAuthority(LabAuthority.workerName(endpoint.serial()))
                .flowControlWindow(FLOW_CONTROL_WINDOW)
                .maxInboundMessageSize(FrameStream.MAX_FRAME_BYTES)
                .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
                .keepAliveTimeout(KEEP_ALIVE_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .build();
        return new WorkerClient(endpoint.phoneName(), channel, System::nanoTime);
    }

    /** Name of the phone, for people. */
    public String phone() {
        return phone;
    }

    /** Who the worker is and what it holds; a worker of another version than this application's refuses. */
    public DescribeResponse describe() throws WorkerException {
        DescribeRequest request = DescribeRequest.newBuilder()
                .setParentVersion(PhonebankVersion.VERSION)
                .build();
        return call(LinkWording.DESCRIBE, SHORT, stub -> stub.describe(request));
    }

    public LoadShardResponse loadShard(LoadShardRequest request) throws WorkerException {
        return call(LinkWording.LOAD, timeToLoad(request), stub -> stub.loadShard(request));
    }

    static Duration timeToLoad(LoadShardRequest request) {
        long bytes = request.getWeightsList().stream()
                .mapToLong(StoredFile::getSizeBytes)
                .sum();
        return LOAD.plusSeconds(bytes / LOADED_BYTES_PER_SECOND);
    }

    public void unloadShard(String shardId) throws WorkerException {
        UnloadShardRequest request =
                UnloadShardRequest.newBuilder().setShardId(shardId).build();
        call(LinkWording.UNLOAD, SHORT, stub -> stub.unloadShard(request));
    }

    public SelfTestResponse selfTest(SelfTestRequest request) throws WorkerException {
        return call(LinkWording.SELF_TEST, SELF_TEST, stub -> stub.selfTest(request));
    }

    /**
     * Measures the link by an echo.
     *
     * @param payloadBytes sent, at most 4 MiB
     * @param answerBytes received, at most 4 MiB
     * @return from the request's start to the answer's end
     */
    public Duration probe(int payloadBytes, int answerBytes) throws WorkerException {
        ProbeRequest request = ProbeRequest.newBuilder()
                .setPayload(ByteString.copyFrom(new byte[payloadBytes]))
                .setAnswerBytes(answerBytes)
                .build();
        long start = nanoTime.getAsLong();
        call(LinkWording.PROBE, SHORT, stub -> stub.probe(request));
        return Duration.ofNanos(nanoTime.getAsLong() - start);
    }

    /**
     * Measures the link's round trip by an empty echo, without blocking. A worker answers it on a thread of its own, so a
     * computation under way does not delay it; one whose process hangs does not answer.
     *
     * @param deadline the result fails when it has passed
     * @return completes on a thread of the transport with the time from sending to the answer, or fails with a
     *     {@link WorkerException}; cancelling it gives the call up
     */
    public CompletableFuture<Duration> ping(Duration deadline) {
        long start = nanoTime.getAsLong();
        EchoTime time = new EchoTime(() -> Duration.ofNanos(nanoTime.getAsLong() - start), failures);
        WorkerControlGrpc.newStub(channel)
                .withExecutor(Runnable::run)
                .withDeadlineAfter(deadline)
                .probe(ProbeRequest.getDefaultInstance(), time.observer());
        return time.result();
    }

    /** Ends the worker's process. */
    public void stop(String reason) throws WorkerException {
        StopRequest request = StopRequest.newBuilder().setReason(reason).build();
        call(LinkWording.STOP, SHORT, stub -> stub.stop(request));
    }

    /** Follows the worker's telemetry until the returned handle is closed or the listener hears of the end. */
    public TelemetryWatch watchTelemetry(Duration interval, TelemetryListener listener) {
        WatchTelemetryRequest request = WatchTelemetryRequest.newBuilder()
                .setIntervalMillis(Math.toIntExact(interval.toMillis()))
                .build();
        TelemetryWatch watch = new TelemetryWatch(failures, listener);
        WorkerControlGrpc.newStub(channel).watchTelemetry(request, watch.observer());
        return watch;
    }

    /**
     * Opens the frame stream of a loaded shard. A refusal shows at the first request.
     */
    public StageLink openStage(String shardId) {
        CallOptions onTransportThread = CallOptions.DEFAULT.withExecutor(Runnable::run);
        return new StreamStageLink(channel, onTransportThread, phone, shardId, MAX_IN_FLIGHT, MAX_WAITING);
    }

    /** Cancels whatever is under way and drops the connection; the worker goes on. */
    @Override
    public void close() {
        channel.shutdownNow();
    }

    private <T> T call(
            LinkWording doing, Duration deadline, Function<WorkerControlGrpc.WorkerControlBlockingStub, T> verb)
            throws WorkerException {
        try {
            return verb.apply(WorkerControlGrpc.newBlockingStub(channel).withDeadlineAfter(deadline));
        } catch (StatusRuntimeException e) {
            throw failures.ofCall(doing, e.getStatus());
        }
    }
}
