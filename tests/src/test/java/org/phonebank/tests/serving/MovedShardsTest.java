package org.phonebank.tests.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.serving.Redundancy;
import org.phonebank.tests.support.ReferenceCase;

/** Layers move, and phones rest, leave and come back while an answer is written. */
@Timeout(120)
class MovedShardsTest {
    private static final int STAGES = 4;
    private static final int TOKENS = 24;
    private static final FailingLink.Watcher NOBODY = FailingLink.Watcher.NONE;

    @TempDir
    static Path folder;

    private static final Map<Integer, SpareLab> labs = new HashMap<>();
    private static final Map<Integer, Answered> undisturbed = new HashMap<>();
    private static int[] prompt = {};

    @BeforeAll
    static void openShards() throws Exception {
        prompt = ReferenceCase.all().get(1).promptIds().stream()
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

    /** One layer after the other, to the left and to the right, until no stage is what it was. */
    @ParameterizedTest
    @CsvSource({"32, JOURNALED", "32, MIRRORED", "4, JOURNALED", "4, MIRRORED"})
    void boundariesMoveWhileAnAnswerIsWritten(int bits, Redundancy redundancy) throws Exception {
        SpareLab lab = lab(bits);
        List<List<Integer>> cuts = List.of(
                List.of(3, 6, 9),
                List.of(2, 6, 9),
                List.of(2, 5, 9),
                List.of(2, 5, 10),
                List.of(1, 5, 10),
                List.of(1, 4, 10),
                List.of(1, 4, 11),
                List.of(2, 4, 11),
                List.of(2, 11),
                List.of(2, 6, 11),
                List.of(3, 6, 9));
        try (ServedLab served = ServedLab.open(lab, folder.resolve("journal"))) {
            served.serve(stages(lab, cuts.get(0)), redundancy, stage -> NOBODY);
            IntConsumer move = position -> {
                int step = (position - prompt.length) / 2;
                if (step < cuts.size()) {
                    served.serve(stages(lab, cuts.get(step)), redundancy, stage -> NOBODY);
                }
            };

            Answered answered = Answered.by(served.pipeline(), lab, prompt, TOKENS, move);

            assertThat(served.pipeline().layout().version()).isGreaterThan(cuts.size());
            assertThat(answered).as("%s", served.heard()).isEqualTo(undisturbed.get(bits));
        }
    }

    /** The same phones over and over, each time without what they had. */
    @ParameterizedTest
    @ValueSource(strings = {"JOURNALED", "MIRRORED"})
    void phonesLeaveAndComeBackWhileAnAnswerIsWritten(Redundancy redundancy) throws Exception {
        SpareLab lab = lab(4);
        List<LayerRange> stages = lab.stages(STAGES);
        try (ServedLab served = ServedLab.open(lab, folder.resolve("journal"))) {
            served.serve(stages, redundancy, stage -> NOBODY);
            IntConsumer change = position -> {
                int step = position - prompt.length;
                LayerRange layers = stages.get(step % STAGES);
                char which = step % 8 < STAGES ? 'a' : 'b';
                served.pipeline().remove(SpareLab.serial(layers, which), "it was unplugged");
                if (step >= STAGES) {
                    char other = which == 'a' ? 'b' : 'a';
                    served.comeBack(layers, other);
                }
            };

            Answered answered = Answered.by(served.pipeline(), lab, prompt, TOKENS, change);

            assertThat(answered).as("%s", served.heard()).isEqualTo(undisturbed.get(4));
            assertThat(served.pipeline().counters().failovers()).isGreaterThanOrEqualTo(TOKENS / 2);
        }
    }

    /** A phone that is too hot computes nothing new, and then does again. */
    @ParameterizedTest
    @ValueSource(strings = {"JOURNALED", "MIRRORED"})
    void phonesRestAndGoOnWhileAnAnswerIsWritten(Redundancy redundancy) throws Exception {
        SpareLab lab = lab(4);
        List<LayerRange> stages = lab.stages(STAGES);
        try (ServedLab served = ServedLab.open(lab, folder.resolve("journal"))) {
            served.serve(stages, redundancy, stage -> NOBODY);
            IntConsumer change = position -> {
                int step = position - prompt.length;
                for (LayerRange layers : stages) {
                    served.pipeline().suspend(SpareLab.serial(layers, step % 2 == 0 ? 'a' : 'b'), "it is hot");
                    served.pipeline().resume(SpareLab.serial(layers, step % 2 == 0 ? 'b' : 'a'));
                }
            };

            Answered answered = Answered.by(served.pipeline(), lab, prompt, TOKENS, change);

            assertThat(answered).as("%s", served.heard()).isEqualTo(undisturbed.get(4));
        }
    }

    private static List<LayerRange> stages(SpareLab lab, List<Integer> cuts) {
        List<LayerRange> stages = new ArrayList<>();
        int first = 0;
        for (int cut : cuts) {
            stages.add(new LayerRange(first, cut));
            first = cut;
        }
        stages.add(new LayerRange(first, lab.shape().layers()));
        return stages;
    }

    private static SpareLab lab(int bits) {
        return Objects.requireNonNull(labs.get(bits));
    }
}
