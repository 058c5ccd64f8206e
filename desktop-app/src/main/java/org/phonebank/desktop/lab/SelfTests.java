package org.phonebank.desktop.lab;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.phonebank.partitioner.SelfTest;
import org.phonebank.partitioner.SelfTestGraph;
import org.phonebank.pipeline.health.PhoneHealth;
import org.phonebank.pipeline.health.SelfTestJudge;
import org.phonebank.pipeline.link.WorkerClient;
import org.phonebank.pipeline.link.WorkerException;
import org.phonebank.protocol.v1.SelfTestRequest;

/** Runs the golden input on phones. */
final class SelfTests {
    private static final int RUNS = 20;
    private static final Duration SLOWEST = Duration.ofSeconds(5);

    private final SelfTestJudge judge;
    private final SelfTestRequest request;
    /** Virtual phones share this machine's processor: tested together they would measure each other. */
    private final Semaphore oneAtATime = new Semaphore(1, true);

    /** @param bits that the model's weights will have */
    SelfTests(int bits) {
        SelfTest test = SelfTestGraph.forBits(bits);
        judge = new SelfTestJudge(test.expected(), test.tolerance(), SLOWEST);
        SelfTestRequest.Builder builder = SelfTestRequest.newBuilder()
                .setGraph(ByteString.copyFrom(test.onnx()))
                .setRuns(RUNS);
        for (long dimension : test.inputShape()) {
            builder.addInputShape(dimension);
        }
        for (float value : test.input()) {
            builder.addInput(value);
        }
        request = builder.build();
    }

    /**
     * Runs per second.
     *
     * @throws LabException if the phone computes wrongly or far too slowly
     */
    double speedOf(String label, WorkerClient client, boolean sharesProcessor)
            throws WorkerException, LabException, InterruptedException {
        if (sharesProcessor) {
            oneAtATime.acquire();
        }
        try {
            PhoneHealth health = judge.judge(label, client.selfTest(request));
            if (!health.ok()) {
                throw new LabException(health.reason());
            }
            return 1000 / health.millis();
        } finally {
            if (sharesProcessor) {
                oneAtATime.release();
            }
        }
    }
}
