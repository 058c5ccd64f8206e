package org.phonebank.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.protocol.PhonebankVersion;
import org.phonebank.protocol.frame.CandidateList;
import org.phonebank.protocol.frame.Frame;
import org.phonebank.protocol.frame.FrameKind;
import org.phonebank.protocol.frame.FrameStream;
import org.phonebank.protocol.v1.DescribeRequest;
import org.phonebank.protocol.v1.DescribeResponse;
import org.phonebank.protocol.v1.LoadShardRequest;
import org.phonebank.protocol.v1.LoadShardResponse;
import org.phonebank.protocol.v1.LoadedShard;
import org.phonebank.protocol.v1.ProbeRequest;
import org.phonebank.protocol.v1.SelfTestRequest;
import org.phonebank.protocol.v1.SelfTestResponse;
import org.phonebank.protocol.v1.StopRequest;
import org.phonebank.protocol.v1.TelemetrySample;
import org.phonebank.protocol.v1.UnloadShardRequest;
import org.phonebank.protocol.v1.WatchTelemetryRequest;
import org.phonebank.protocol.v1.WorkerControlGrpc;
import org.phonebank.worker.shard.KvFormat;
import org.phonebank.worker.shard.TinyModel;

/** A whole worker in this process, called over TLS on loopback. */
@Timeout(60)
class WorkerTest {
    private static final String HOME = "/data/local/tmp/phonebank";
    private static final int[] PROMPT = {5, 99, 0, 42, 7};

    @TempDir
    private Path root;

    private final TestLab lab = new TestLab();
    private final Ending ending = new Ending(1);
    private Path model;
    private Worker worker;
    private ManagedChannel channel;

    @BeforeEach
    void start() throws IOException {
        Path home = root.resolve(HOME.substring(1));
        lab.writeWorkerIdentity(home.resolve("tls"));
        model = Files.createDirectories(home.resolve("models/tiny"));
        writeFile("proc/meminfo", "MemTotal:        2000000 kB\nMemFree: 1 kB\nMemAvailable:    1000000 kB\n");
        worker = Worker.start(
                WorkerArguments.parse(
                        "--home", HOME, "--run-id", "r1", "--parent-version", "0", "--root", root.toString()),
                ending);
        channel = lab.connect(worker.port(), lab);
    }

    @AfterEach
    void close() throws InterruptedException {
        channel.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
        worker.close();
    }

    @Test
    void describesItselfToAParentOfItsVersion() {
        DescribeResponse description = describe(PhonebankVersion.VERSION);

        assertThat(description.getWorkerVersion()).isEqualTo(PhonebankVersion.VERSION);
        assertThat(description.getRunId()).isEqualTo("r1");
        assertThat(description.getRuntime()).startsWith("ONNX Runtime 1.");
        assertThat(description.getTotalMemoryBytes()).isEqualTo(2_000_000L * 1024);
        assertThat(description.getAvailableMemoryBytes()).isEqualTo(1_000_000L * 1024);
        assertThat(description.getShardsList()).isEmpty();
    }

    @Test
    void refusesAParentOfAnotherVersion() {
        assertRefused(
                () -> describe("9.9"),
                Status.Code.FAILED_PRECONDITION,
                "This worker has version " + PhonebankVersion.VERSION
                        + ", its parent version 9.9; provision the phone again.");
    }

    @Test
    void refusesAStrangerWithoutCertificate() throws IOException {
        ManagedChannel stranger = lab.connectWithoutCertificate(worker.port());
        assertUnavailable(stranger);
    }

    @Test
    void refusesADesktopOfAnotherLab() throws IOException {
        ManagedChannel stranger = lab.connect(worker.port(), new TestLab());
        assertUnavailable(stranger);
    }

    @Test
    void strangersDoNotCountAsPeersThatLeft() throws IOException {
        describe(PhonebankVersion.VERSION);
        assertUnavailable(lab.connectWithoutCertificate(worker.port()));
        assertThat(ending.isIdleAfter(Long.MAX_VALUE / 2)).isFalse();

        channel.shutdownNow();

        await().until(() -> ending.isIdleAfter(Long.MAX_VALUE / 2));
    }

    @Test
    void loadsAShardAndAnswersItsFrames() throws IOException, InterruptedException {
        LoadShardResponse loaded = stub().loadShard(wholeModel());
        FrameClient<Frame> frames = FrameClient.open(channel, "shard-00-02");
        Frame answer = frames.exchange(Frame.tokens(7, 1, 0, PROMPT, 3));
        Frame skipped = frames.exchange(Frame.tokens(8, 1, 9, PROMPT, 3));
        Frame forgotten = frames.exchange(Frame.forget(9, 1));
        frames.halfClose();

        assertThat(loaded.getKvBytesPerSequence()).isEqualTo(2 * 2 * 2 * 24 * 16 * 4);
        assertThat(describe(PhonebankVersion.VERSION).getShardsList())
                .containsExactly(LoadedShard.newBuilder()
                        .setShardId("shard-00-02")
                        .setModelId("tiny")
                        .setEndLayer(2)
                        .build());
        assertThat(answer.request()).isEqualTo(7);
        assertThat(CandidateList.of(answer).size()).isEqualTo(3);
        assertThat(skipped.kind()).isEqualTo(FrameKind.FAILURE);
        assertThat(forgotten.kind()).isEqualTo(FrameKind.ACCEPTED);
        assertThat(frames.end().getCode()).isEqualTo(Status.Code.OK);
    }

    @Test
    void loadsAShardWithBuffersInHalfPrecision() throws IOException, InterruptedException {
        LoadShardRequest request =
                Requests.load(TinyModel.write(model, 0, 2, 2, KvFormat.F16).build());

        LoadShardResponse loaded = stub().loadShard(request);
        Frame answer = FrameClient.open(channel, "shard-00-02").exchange(Frame.tokens(7, 1, 0, PROMPT, 3));

        assertThat(loaded.getKvBytesPerSequence()).isEqualTo(2 * 2 * 2 * 24 * 16 * 2);
        assertThat(CandidateList.of(answer).size()).isEqualTo(3);
        assertRefused(
                () -> stub().loadShard(request.toBuilder()
                        .setShardId("another")
                        .clearKvFormat()
                        .build()),
                Status.Code.INVALID_ARGUMENT,
                "The request for shard another gives no number format of KV buffers that this worker knows, but the"
                        + " value 0.");
    }

    @Test
    void loadingALoadedShardChangesNothing() throws IOException {
        LoadShardRequest request = wholeModel();
        stub().loadShard(request);
        LoadShardResponse again = stub().loadShard(request);

        assertThat(again.getOpenMicros()).isZero();
        assertRefused(
                () -> stub().loadShard(request.toBuilder().setMaxSequences(2).build()),
                Status.Code.FAILED_PRECONDITION,
                "Shard shard-00-02 is loaded already, but with another specification; unload it first.");
    }

    @Test
    void unloadingEndsTheStreamsOfTheShard() throws IOException, InterruptedException {
        stub().loadShard(wholeModel());
        FrameClient<Frame> frames = FrameClient.open(channel, "shard-00-02");
        frames.exchange(Frame.tokens(1, 1, 0, PROMPT, 1));

        UnloadShardRequest unload =
                UnloadShardRequest.newBuilder().setShardId("shard-00-02").build();
        stub().unloadShard(unload);
        stub().unloadShard(unload);

        assertStatus(frames.end(), Status.Code.NOT_FOUND, "Shard shard-00-02 was unloaded.");
        assertThat(describe(PhonebankVersion.VERSION).getShardsList()).isEmpty();
    }

    @Test
    void streamForAnUnknownShardIsRefused() {
        assertStatus(
                FrameClient.open(channel, "nowhere").end(),
                Status.Code.NOT_FOUND,
                "Shard nowhere is not loaded on this phone; load it.");
        assertStatus(
                FrameClient.openWithoutShard(channel).end(),
                Status.Code.INVALID_ARGUMENT,
                "A frame stream must name its shard in the header phonebank-shard-id.");
    }

    @Test
    void bytesThatAreNoFrameEndTheStreamWithTheReason() throws IOException {
        stub().loadShard(wholeModel());
        MethodDescriptor<byte[], Frame> method = FrameStream.method().toBuilder(
                        new RawBytes(), FrameStream.method().getResponseMarshaller())
                .build();
        FrameClient<byte[]> frames = FrameClient.open(channel, "shard-00-02", method);
        frames.send(new byte[] {9, 9, 9});

        assertStatus(frames.end(), Status.Code.INVALID_ARGUMENT, "A frame ended early: 3 of 40 bytes");
    }

    @Test
    void everyFrameIsAnsweredAlsoWhenThePeerReadsLate() throws IOException, InterruptedException {
        stub().loadShard(wholeModel());
        FrameClient<Frame> frames = FrameClient.open(channel, "shard-00-02");
        int count = 400;
        for (int i = 0; i < count; i++) {
            frames.send(Frame.tokens(i, 1, 0, new int[] {i % 100}, Integer.MAX_VALUE));
        }
        for (int i = 0; i < count; i++) {
            frames.read(1);
            assertThat(frames.next().request()).isEqualTo(i);
        }
    }

    @Test
    void refusesFilesThatAreNotWhatTheyShouldBe() throws IOException {
        LoadShardRequest good = wholeModel();
        Files.write(model.resolve("shard-00-02.bin"), new byte[] {1}, StandardOpenOption.WRITE);

        assertThatThrownBy(() -> stub().loadShard(good))
                .hasMessageStartingWith("FAILED_PRECONDITION")
                .hasMessageContaining("shard-00-02.bin has the SHA-256 ")
                .hasMessageEndingWith("push it again.");
        assertThatThrownBy(() -> load(
                        good, b -> b.setWeights(0, b.getWeights(0).toBuilder().setSizeBytes(7))))
                .hasMessageStartingWith("FAILED_PRECONDITION")
                .hasMessageContaining(" bytes instead of 7; push it again.");
        assertThatThrownBy(() ->
                        load(good, b -> b.setGraph(b.getGraph().toBuilder().setName("other.onnx"))))
                .hasMessageStartingWith("NOT_FOUND");
        assertThatThrownBy(() -> load(good, b -> b.setModelId("absent"))).hasMessageStartingWith("NOT_FOUND");
    }

    @Test
    void refusesNamesThatLeaveTheFolder() throws IOException {
        LoadShardRequest good = wholeModel();
        for (String name : List.of("../tiny", "/etc", "..", "", "a/b", ".hidden")) {
            assertThatThrownBy(() -> load(good, b -> b.setModelId(name))).hasMessageStartingWith("INVALID_ARGUMENT");
            assertThatThrownBy(() ->
                            load(good, b -> b.setGraph(b.getGraph().toBuilder().setName(name))))
                    .hasMessageStartingWith("INVALID_ARGUMENT");
        }
    }

    @Test
    void refusesAShardThatDoesNotFitIntoMemoryWithTheNumbers() throws IOException {
        LoadShardRequest request = wholeModel().toBuilder()
                .setResidentBytes(950L << 20)
                .setContextLength(1 << 15)
                .build();
        assertRefused(
                () -> stub().loadShard(request),
                Status.Code.RESOURCE_EXHAUSTED,
                "Shard shard-00-02 needs 950 MiB for its weights and 64 MiB for 4 sequences of 32768 tokens, but the"
                        + " phone has only 977 MiB of memory left; give it fewer layers or a shorter context.");
    }

    @Test
    void refusesAGraphThatIsNotTheShardItWasSaidToBe() throws IOException {
        LoadShardRequest good = wholeModel();
        assertThatThrownBy(() -> load(good, b -> b.setEndLayer(3)))
                .hasMessageStartingWith("INVALID_ARGUMENT: The graph shard-00-02.onnx is not what shard shard-00-02");
        Files.write(model.resolve("broken.onnx"), new byte[] {8, 1, 2, 3});
        LoadShardRequest broken = good.toBuilder()
                .setGraph(Requests.file(TinyModel.file(model, "broken.onnx")))
                .build();
        assertThatThrownBy(() -> stub().loadShard(broken))
                .hasMessageStartingWith("INTERNAL: ONNX Runtime could not open the shard shard-00-02 (broken.onnx)");
    }

    @Test
    void selfTestGivesTheOutputOfTheGoldenGraph() {
        SelfTestRequest request = SelfTestRequest.newBuilder()
                .setGraph(ByteString.copyFrom(TinyModel.doubling(3)))
                .addAllInputShape(List.of(1L, 3L))
                .addAllInput(List.of(1f, -2f, 0.25f))
                .setRuns(5)
                .build();

        SelfTestResponse response = stub().selfTest(request);

        assertThat(response.getOutputList()).containsExactly(2f, -4f, 0.5f);
        assertThat(response.getMaxMicros()).isGreaterThanOrEqualTo(response.getMedianMicros());
    }

    @Test
    void selfTestThatContradictsItselfIsRefused() {
        SelfTestRequest good = SelfTestRequest.newBuilder()
                .setGraph(ByteString.copyFrom(TinyModel.doubling(3)))
                .addAllInputShape(List.of(1L, 3L))
                .addAllInput(List.of(1f, 2f, 3f))
                .setRuns(1)
                .build();
        for (SelfTestRequest bad : List.of(
                good.toBuilder().setRuns(0).build(),
                good.toBuilder().clearGraph().build(),
                good.toBuilder().clearInputShape().build(),
                good.toBuilder().addInputShape(Long.MAX_VALUE).build(),
                good.toBuilder().addInput(4).build())) {
            assertThatThrownBy(() -> stub().selfTest(bad)).hasMessageStartingWith("INVALID_ARGUMENT");
        }
        assertThatThrownBy(() -> stub().selfTest(good.toBuilder()
                        .setGraph(ByteString.copyFromUtf8("no graph"))
                        .build()))
                .hasMessageStartingWith("INTERNAL: ONNX Runtime could not run the self-test");
    }

    @Test
    void telemetryBeginsAtOnceAndGoesOn() throws IOException {
        writeFile("sys/class/power_supply/battery/capacity", "81\n");
        writeFile("proc/stat", "cpu  10 0 10 80 0 0 0 0 0 0\n");
        Iterator<TelemetrySample> samples = WorkerControlGrpc.newBlockingStub(channel)
                .withDeadlineAfter(30, TimeUnit.SECONDS)
                .watchTelemetry(WatchTelemetryRequest.newBuilder()
                        .setIntervalMillis(100)
                        .build());
        TelemetrySample first = samples.next();
        writeFile("proc/stat", "cpu  30 0 20 100 0 0 0 0 0 0\n");
        TelemetrySample later = samples.next();
        while (!later.hasCpuUtilisation()) {
            later = samples.next();
        }

        assertThat(first.getBatteryPercent()).isEqualTo(81);
        assertThat(first.hasCpuUtilisation()).isFalse();
        assertThat(first.hasBatteryCelsius()).isFalse();
        assertThat(later.getCpuUtilisation()).isEqualTo(0.6f);
    }

    @Test
    void probeGivesBackAsManyBytesAsAskedFor() {
        ProbeRequest request = ProbeRequest.newBuilder()
                .setPayload(ByteString.copyFromUtf8("abc"))
                .setAnswerBytes(5)
                .build();
        assertThat(stub().probe(request).getPayload().toByteArray()).containsExactly('a', 'b', 'c', 0, 0);
        assertThatThrownBy(() -> stub().probe(ProbeRequest.newBuilder()
                        .setAnswerBytes(1 << 23)
                        .build()))
                .hasMessageStartingWith("INVALID_ARGUMENT");
    }

    @Test
    void stopAnswersBeforeTheWorkerEnds() throws InterruptedException {
        stub().stop(StopRequest.newBuilder().setReason("test").build());

        assertThat(ending.await()).isEqualTo("it was asked to");
    }

    @Test
    void endingWorkerTellsItsStreams() throws IOException, InterruptedException {
        stub().loadShard(wholeModel());
        FrameClient<Frame> frames = FrameClient.open(channel, "shard-00-02");
        frames.exchange(Frame.tokens(1, 1, 0, PROMPT, 1));

        worker.close();

        assertStatus(frames.end(), Status.Code.UNAVAILABLE, "The worker ends.");
    }

    @Test
    void takenPortIsNamed() throws IOException {
        WorkerArguments arguments = WorkerArguments.parse(
                "--home",
                HOME,
                "--run-id",
                "r2",
                "--parent-version",
                "0",
                "--root",
                root.toString(),
                "--port",
                Integer.toString(worker.port()));
        assertThatThrownBy(() -> Worker.start(arguments, ending))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(worker.port() + " is taken by another program");
    }

    private WorkerControlGrpc.WorkerControlBlockingStub stub() {
        return WorkerControlGrpc.newBlockingStub(channel).withDeadlineAfter(30, TimeUnit.SECONDS);
    }

    private DescribeResponse describe(String version) {
        return stub().describe(
                        DescribeRequest.newBuilder().setParentVersion(version).build());
    }

    private LoadShardRequest wholeModel() throws IOException {
        return Requests.load(TinyModel.write(model, 0, 2, 2).build());
    }

    private void load(LoadShardRequest request, UnaryOperator<LoadShardRequest.Builder> change) {
        stub().loadShard(change.apply(request.toBuilder()).build());
    }

    private void writeFile(String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private static void assertUnavailable(ManagedChannel stranger) {
        try {
            assertThatThrownBy(() -> WorkerControlGrpc.newBlockingStub(stranger)
                            .withDeadlineAfter(30, TimeUnit.SECONDS)
                            .describe(DescribeRequest.getDefaultInstance()))
                    .isInstanceOf(StatusRuntimeException.class)
                    .hasMessageStartingWith("UNAVAILABLE");
        } finally {
            stranger.shutdownNow();
        }
    }

    private static void assertRefused(ThrowingCallable call, Status.Code code, String description) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class, e -> assertStatus(e.getStatus(), code, description));
    }

    private static void assertStatus(Status status, Status.Code code, String description) {
        assertThat(status.getCode()).as(status.toString()).isEqualTo(code);
        assertThat(status.getDescription()).isEqualTo(description);
    }

    private static final class RawBytes implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            throw new UnsupportedOperationException();
        }
    }
}
