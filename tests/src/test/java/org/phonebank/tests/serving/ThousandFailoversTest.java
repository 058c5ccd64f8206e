package org.phonebank.tests.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.pipeline.serving.PipelineCounters;

/**
 * A small random model whose phones fail before every token, a thousand times. Each phone that failed comes back with a
 * shard that was opened anew. The answers stay the same, and nothing is held in the end that was not held in the beginning.
 */
@Timeout(300)
class ThousandFailoversTest {
    private static final Path MODEL = Path.of("../model-partitioner/src/test/resources/fixtures/llama-tied");
    private static final int STAGES = 2;
    private static final int TOKENS = 50;
    private static final int FAILOVERS = 1000;
    private static final int FEW = 10;
    private static final int[] PROMPT =
            IntStream.range(0, 20).map(i -> 3 + i * 13 % 300).toArray();
    private static final String TENSOR = "ai.onnxruntime.OnnxTensor";
    /** How many of these may be reachable while nothing is under way: one for each phone, or none. */
    private static final Map<String, Long> AT_REST = Map.of(
            "ai.onnxruntime.OrtSession", 2L * STAGES,
            "org.phonebank.worker.shard.Shard", 2L * STAGES,
            "org.phonebank.tests.serving.FailingLink", 2L * STAGES,
            "org.phonebank.pipeline.serving.ReplicaState", 2L * STAGES,
            "org.phonebank.pipeline.serving.ServedSequence", 0L,
            "org.phonebank.pipeline.serving.Course", 0L,
            "org.phonebank.pipeline.serving.JournalEntry", 0L);

    @TempDir
    Path folder;

    @Test
    void thousandFailoversLeaveNothingBehind() throws Exception {
        try (SpareLab lab = SpareLab.open(MODEL, folder.resolve("stores"), 32);
                FrailPhones phones = FrailPhones.start(lab, lab.stages(STAGES), folder.resolve("journal"))) {
            Answered undisturbed = Answered.without(lab, STAGES, PROMPT, TOKENS);
            answer(lab, phones, undisturbed);
            OpenThings before = settled(phones);

            long failovers = phones.pipeline().counters().failovers();
            while (phones.pipeline().counters().failovers() < failovers + FAILOVERS) {
                answer(lab, phones, undisturbed);
            }

            OpenThings after = settled(phones);
            assertThat(after.objects()).isEqualTo(before.objects());
            // The machine and tests before this one have a few of their own; a leak would show a thousandfold.
            assertThat(after.directBuffers()).isLessThan(before.directBuffers() + FEW);
            assertThat(after.mappings()).isLessThan(before.mappings() + FEW);
            assertThat(after.threads()).isLessThan(before.threads() + FEW);
            assertThat(after.files()).isLessThan(before.files() + FEW);
        }
        try (Stream<Path> files = Files.list(folder.resolve("journal"))) {
            assertThat(files).isEmpty();
        }
    }

    private static void answer(SpareLab lab, FrailPhones phones, Answered undisturbed) throws Exception {
        assertThat(Answered.by(phones.pipeline(), lab, PROMPT, TOKENS, position -> phones.failOne()))
                .as("after %s", phones.pipeline().counters())
                .isEqualTo(undisturbed);
    }

    private OpenThings settled(FrailPhones phones) throws Exception {
        phones.awaitAll();
        await().untilAsserted(() -> {
            PipelineCounters counters = phones.pipeline().counters();
            assertThat(counters.openSteps()).isZero();
            assertThat(counters.sequences()).isZero();
            assertThat(counters.unansweredRequests()).isZero();
            assertThat(counters.journalMemoryBytes()).isZero();
            assertThat(counters.journalDiskBytes()).isZero();
            assertThat(counters.journalFiles()).isLessThanOrEqualTo(1);
            assertThat(counters.threads()).isLessThanOrEqualTo(3);
        });
        List<String> classes =
                Stream.concat(Stream.of(TENSOR), AT_REST.keySet().stream()).toList();
        // Shards are closed on threads of their own, and buffers freed after the garbage was collected.
        return await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(300))
                .until(
                        () -> OpenThings.now(classes, folder.resolve("stores")),
                        things -> things.objects().entrySet().containsAll(AT_REST.entrySet()));
    }
}
