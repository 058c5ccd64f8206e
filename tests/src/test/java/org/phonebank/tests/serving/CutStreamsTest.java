package org.phonebank.tests.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Frame streams to real workers end before every token, a thousand times, now and then with their connection; each worker
 * is connected to again. Neither side holds more in the end than in the beginning.
 */
@Timeout(300)
class CutStreamsTest {
    private static final Path MODEL = Path.of("../model-partitioner/src/test/resources/fixtures/llama-tied");
    private static final int STAGES = 2;
    private static final int TOKENS = 30;
    private static final int FAILOVERS = 1000;
    private static final int FEW = 10;
    private static final int[] PROMPT =
            IntStream.range(0, 20).map(i -> 3 + i * 13 % 300).toArray();
    private static final String LINK = "org.phonebank.pipeline.link.StreamStageLink";
    private static final String CALL = "io.grpc.internal.ClientCallImpl";
    private static final String EXCHANGE = "org.phonebank.worker.service.FrameExchange";

    @TempDir
    Path folder;

    @Test
    void thousandCutStreamsLeaveNothingBehindOnEitherSide() throws Exception {
        try (SpareLab lab = SpareLab.open(MODEL, folder.resolve("stores"), 32);
                CutWorkers workers = CutWorkers.start(lab, lab.stages(STAGES), folder)) {
            Answered undisturbed = Answered.without(lab, STAGES, PROMPT, TOKENS);
            answer(lab, workers, undisturbed);
            OpenThings before = settled(workers);
            List<Map<String, Long>> inWorkersBefore = workers.count(EXCHANGE);

            long failovers = workers.pipeline().counters().failovers();
            while (workers.pipeline().counters().failovers() < failovers + FAILOVERS) {
                answer(lab, workers, undisturbed);
            }

            OpenThings after = settled(workers);
            assertThat(after.objects().getOrDefault(CALL, 0L))
                    .isLessThan(before.objects().getOrDefault(CALL, 0L) + FEW);
            assertThat(after.threads()).isLessThan(before.threads() + FEW);
            assertThat(after.files()).isLessThan(before.files() + FEW);
            assertThat(workers.count(EXCHANGE))
                    .zipSatisfy(
                            inWorkersBefore,
                            (now, then) -> now.forEach((what, count) ->
                                    assertThat(count).as(what).isLessThan(then.getOrDefault(what, 0L) + FEW)));
        }
    }

    private static void answer(SpareLab lab, CutWorkers workers, Answered undisturbed) throws Exception {
        assertThat(Answered.by(workers.pipeline(), lab, PROMPT, TOKENS, position -> workers.cutOne()))
                .as("after %s", workers.pipeline().counters())
                .isEqualTo(undisturbed);
    }

    private OpenThings settled(CutWorkers workers) throws Exception {
        workers.awaitAll();
        return await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(300))
                .until(
                        () -> OpenThings.now(List.of(LINK, CALL), folder),
                        things -> things.objects().getOrDefault(LINK, 0L) == 2L * STAGES);
    }
}
