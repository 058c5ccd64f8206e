package org.phonebank.tests.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.link.StageException;
import org.phonebank.pipeline.serving.PipelineCounters;
import org.phonebank.pipeline.serving.Redundancy;
import org.phonebank.tests.support.ReferenceCase;

/**
 * The sample model in four real shards, each of them held twice. Each stage in turn is struck by each trouble at each
 * moment; the tokens, and all logits that were looked at, are bit for bit those of the undisturbed run.
 */
@Timeout(120)
class StruckShardsTest {
    private static final int STAGES = 4;
    private static final int TOKENS = 5;

    @TempDir
    static Path folder;

    private static final Map<Integer, SpareLab> labs = new HashMap<>();
    private static final Map<Integer, Answered> undisturbed = new HashMap<>();
    private static int[] prompt = {};

    @BeforeAll
    static void openShards() throws Exception {
        prompt = ReferenceCase.all().get(0).promptIds().stream()
                .mapToInt(Integer::intValue)
                .toArray();
        for (int bits : List.of(32, 4)) {
            SpareLab lab = SpareLab.sample(folder.resolve("stores"), bits);
            labs.put(bits, lab);
            undisturbed.put(bits, Answered.without(lab, STAGES, prompt, TOKENS));
        }
    }

    @AfterAll
    static void closeShards() {
        labs.values().forEach(SpareLab::close);
    }

    static Stream<Arguments> struck() {
        return Stream.of(32, 4)
                .flatMap(bits -> Stream.of(Redundancy.values()).flatMap(redundancy -> Stream.of(Trouble.values())
                        .filter(trouble -> trouble != Trouble.DRIFTED)
                        .map(trouble -> Arguments.of(bits, redundancy, trouble))));
    }

    @ParameterizedTest
    @MethodSource("struck")
    void answerIsThatOfTheUndisturbedRun(int bits, Redundancy redundancy, Trouble trouble) throws Exception {
        for (int stage = 0; stage < STAGES; stage++) {
            for (Moment moment : Moment.values()) {
                answerGoesOn(bits, redundancy, stage, trouble, moment);
            }
        }
    }

    /** Which of the two is wrong, and whose answer came first, is not known then: both are to be tested. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void mirrorThatDriftsIsNamedWithItsTwin(int stage) throws Exception {
        SpareLab lab = lab(4);
        Strike strike = new Strike(Trouble.DRIFTED, Moment.PROMPT_SENT, Answered.MICRO_BATCH, prompt.length);
        LayerRange layers = lab.stages(STAGES).get(stage);
        String one = "phone " + SpareLab.serial(layers, 'a');
        String other = "phone " + SpareLab.serial(layers, 'b');
        try (ServedLab served = ServedLab.open(lab, folder.resolve("journal"))) {
            served.serve(lab.stages(STAGES), Redundancy.MIRRORED, i -> i == stage ? strike : FailingLink.Watcher.NONE);

            Answered answered = Answered.by(served.pipeline(), lab, prompt, TOKENS, strike::betweenTokens);

            assertThat(answered.tokens()).hasSize(TOKENS);
            await().untilAsserted(() -> assertThat(served.heard())
                    .containsAnyOf(one + " and " + other + " differ", other + " and " + one + " differ"));
        }
    }

    private static void answerGoesOn(int bits, Redundancy redundancy, int stage, Trouble trouble, Moment moment)
            throws Exception {
        String what = trouble + " at " + moment + " in stage " + stage;
        SpareLab lab = lab(bits);
        List<LayerRange> stages = lab.stages(STAGES);
        Strike strike = new Strike(trouble, moment, Answered.MICRO_BATCH, prompt.length + 2);
        try (ServedLab served = ServedLab.open(lab, folder.resolve("journal"))) {
            served.serve(stages, redundancy, i -> i == stage ? strike : FailingLink.Watcher.NONE);

            Answered answered = Answered.by(served.pipeline(), lab, prompt, TOKENS, strike::betweenTokens);

            assertThat(answered).as("%s; %s", what, served.heard()).isEqualTo(undisturbed.get(bits));
            assertThat(strike.struck()).as(what).isPresent();
            if (redundancy == Redundancy.JOURNALED) {
                String struck = strike.struck().orElseThrow().name();
                // On a busy machine the phone may be found too slow before its trouble is seen.
                String troubled = struck + " failed: " + reason(trouble);
                String slow = struck + " failed: " + StageException.Reason.TIMED_OUT;
                await().alias(what).pollInterval(Duration.ofMillis(1)).untilAsserted(() -> assertThat(served.heard())
                        .containsAnyOf(troubled, slow)
                        .anyMatch(sentence -> sentence.endsWith(" took over from " + struck)));
            }
            nothingIsLeft(served.pipeline().counters());
        }
    }

    private static void nothingIsLeft(PipelineCounters counters) {
        assertThat(counters.openSteps()).isZero();
        assertThat(counters.sequences()).isZero();
        assertThat(counters.journalMemoryBytes()).isZero();
        assertThat(counters.journalFiles()).isZero();
    }

    private static StageException.Reason reason(Trouble trouble) {
        return switch (trouble) {
            case KILLED, UNPLUGGED -> StageException.Reason.LOST;
            case HUNG -> StageException.Reason.TIMED_OUT;
            case NOT_A_NUMBER, OTHER_SHAPE, DRIFTED -> StageException.Reason.BAD_ANSWER;
        };
    }

    private static SpareLab lab(int bits) {
        return Objects.requireNonNull(labs.get(bits));
    }
}
