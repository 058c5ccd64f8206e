package org.phonebank.pipeline.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.Context;
import io.grpc.Status;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phonebank.protocol.PhonebankVersion;
import org.phonebank.protocol.v1.DescribeRequest;
import org.phonebank.protocol.v1.DescribeResponse;
import org.phonebank.protocol.v1.LoadShardRequest;
import org.phonebank.protocol.v1.ProbeRequest;
import org.phonebank.protocol.v1.SelfTestRequest;
import org.phonebank.protocol.v1.StopRequest;
import org.phonebank.protocol.v1.TelemetrySample;
import org.phonebank.protocol.v1.UnloadShardRequest;
import org.phonebank.protocol.v1.WatchTelemetryRequest;

class WorkerClientTest {
    private InProcessWorker worker;
    private WorkerClient client;

    @BeforeEach
    void connect() throws IOException {
        worker = new InProcessWorker();
        AtomicLong clock = new AtomicLong();
        client = new WorkerClient("Pixel 2", worker.channel, () -> clock.getAndAdd(3_000_000));
    }

    @AfterEach
    void close() {
        client.close();
        worker.close();
    }

    @Test
    void verbsReachTheWorkerEachWithADeadline() throws Exception {
        LoadShardRequest load =
                LoadShardRequest.newBuilder().setShardId("shard-00-03").build();
        SelfTestRequest selfTest = SelfTestRequest.newBuilder().setRuns(5).build();

        DescribeResponse described = client.describe();
        client.loadShard(load);
        client.unloadShard("shard-00-03");
        client.selfTest(selfTest);
        client.stop("the lab closes");

        assertThat(described.getRunId()).isEqualTo("run");
        assertThat(worker.control.requests)
                .containsExactly(
                        DescribeRequest.newBuilder()
                                .setParentVersion(PhonebankVersion.VERSION)
                                .build(),
                        load,
                        UnloadShardRequest.newBuilder()
                                .setShardId("shard-00-03")
                                .build(),
                        selfTest,
                        StopRequest.newBuilder().setReason("the lab closes").build());
        assertThat(worker.control.deadlines).hasSize(5).doesNotContainNull();
    }

    @Test
    void probeMeasuresFromRequestToAnswer() throws Exception {
        assertThat(client.probe(1000, 10)).isEqualTo(Duration.ofMillis(3));
    }

    @Test
    void pingMeasuresAnEmptyEcho() throws Exception {
        assertThat(client.ping(Duration.ofSeconds(1)).get()).isEqualTo(Duration.ofMillis(3));

        assertThat(worker.control.requests).containsExactly(ProbeRequest.getDefaultInstance());
        assertThat(worker.control.deadlines).hasSize(1).doesNotContainNull();
    }

    @Test
    void pingOfALostWorkerFailsWithASentence() {
        worker.kill();

        assertThat(client.ping(Duration.ofSeconds(1)))
                .failsWithin(Duration.ofSeconds(30))
                .withThrowableOfType(ExecutionException.class)
                .havingCause()
                .isInstanceOf(WorkerException.class)
                .withMessageContaining("The worker on Pixel 2 cannot be reached");
    }

    @Test
    void pingThatIsNotAnsweredInTimeFails() {
        worker.control.silent = true;

        assertThat(client.ping(Duration.ofMillis(20)))
                .failsWithin(Duration.ofSeconds(30))
                .withThrowableOfType(ExecutionException.class)
                .havingCause()
                .withMessage("Pixel 2 took too long to answer a ping; it may be busy or hung: restart its worker.");
    }

    @Test
    void cancellingAPingGivesTheCallUp() {
        worker.control.silent = true;
        CompletableFuture<Duration> ping = client.ping(Duration.ofMinutes(1));

        ping.cancel(false);

        assertThat(worker.control.calls).hasSize(1).allMatch(Context::isCancelled);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            RESOURCE_EXHAUSTED  | Pixel 2 could not load its layers: No memory is left.
            FAILED_PRECONDITION | Pixel 2 could not load its layers: No memory is left.
            INTERNAL            | Pixel 2 could not load its layers: No memory is left.
            UNAVAILABLE         | The worker on Pixel 2 cannot be reached (No memory is left.); check cable or Wi-Fi, then provision the phone again.
            DEADLINE_EXCEEDED   | Pixel 2 took too long to load its layers; it may be busy or hung: restart its worker.
            PERMISSION_DENIED   | Pixel 2 runs a worker that does not work for this lab (No memory is left.); provision the phone again.
            UNIMPLEMENTED       | Pixel 2 runs a worker that does not work for this lab (No memory is left.); provision the phone again.
            CANCELLED           | Waiting for Pixel 2 to load its layers was cancelled.
            """)
    void statusesBecomeSentencesThatNameThePhone(Status.Code code, String message) {
        worker.control.failure = code.toStatus().withDescription("No memory\u0007 is left.");

        WorkerException thrown = catchThrowableOfType(
                WorkerException.class, () -> client.loadShard(LoadShardRequest.getDefaultInstance()));

        assertThat(thrown).hasMessage(message);
        assertThat(thrown.code()).isEqualTo(code);
        assertThat(thrown.phone()).isEqualTo("Pixel 2");
    }

    @Test
    void telemetryArrivesUntilTheWatchIsClosed() {
        Recorder recorder = new Recorder();
        TelemetrySample first = TelemetrySample.newBuilder().setQueueDepth(1).build();

        try (TelemetryWatch watch = client.watchTelemetry(Duration.ofMillis(500), recorder)) {
            worker.control.watchers.get(0).onNext(first);
        }

        assertThat(worker.control.requests)
                .containsExactly(WatchTelemetryRequest.newBuilder()
                        .setIntervalMillis(500)
                        .build());
        assertThat(recorder.samples).containsExactly(first);
        assertThat(recorder.ends).isEmpty();
    }

    @Test
    void telemetryThatEndsIsToldOnce() {
        Recorder recorder = new Recorder();
        client.watchTelemetry(Duration.ofMillis(500), recorder);

        worker.kill();

        assertThat(recorder.ends).hasSize(1);
        assertThat(recorder.ends.get(0)).hasMessageContaining("Pixel 2");
    }

    private static final class Recorder implements TelemetryListener {
        final List<TelemetrySample> samples = new ArrayList<>();
        final List<WorkerException> ends = new ArrayList<>();

        @Override
        public void sample(TelemetrySample sample) {
            samples.add(sample);
        }

        @Override
        public void ended(WorkerException cause) {
            ends.add(cause);
        }
    }
}
