package org.phonebank.desktop.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.phonebank.desktop.keeping.Happening;
import org.phonebank.desktop.keeping.KeepingWording;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.placement.Arrangement;
import org.phonebank.pipeline.placement.Arrangement.Assigned;
import org.phonebank.pipeline.steward.Decision;
import org.phonebank.pipeline.steward.Load;
import org.phonebank.provisioner.StepState;

/** Two phones, each of which loads one shard. */
class MovingTest {
    private static final Arrangement WANTED =
            new Arrangement(List.of(new Assigned("A", new LayerRange(0, 1)), new Assigned("B", new LayerRange(1, 4))));

    private final List<String> told = new ArrayList<>();
    private final LabReport report = new LabReport(event -> {
        if (event instanceof LabEvent.Rearranging now) {
            told.add(now.phase() + " " + Math.round(100 * now.fraction()) + " "
                    + now.serials().stream().sorted().toList());
        }
    });
    private final Moving moving = new Moving(7, report);

    @BeforeEach
    void begin() {
        moving.begin();
    }

    @Test
    void progressIsThatOfAllPhones() throws Exception {
        moving.hear(new LabEvent.Noticed(new Happening.Begun(decision(7))));
        step("A", LabStep.PUSH_SHARD, StepState.RUNNING, 0.5);
        step("A", LabStep.LOAD_SHARD, StepState.DONE, 1);
        step("Stranger", LabStep.LOAD_SHARD, StepState.DONE, 1);
        step("B", LabStep.LOAD_SHARD, StepState.DONE, 1);
        moving.hear(new LabEvent.Noticed(new Happening.Done(decision(7), Duration.ZERO)));

        moving.outcome().get(10, TimeUnit.SECONDS);
        assertThat(told)
                .containsExactly(
                        "WAITING 0 []",
                        "LOADING 0 [A, B]",
                        "LOADING 20 [A, B]",
                        "LOADING 50 [B]",
                        "LOADING 100 []",
                        "DONE 100 []");
    }

    @Test
    void failureIsTheSentenceOfWhatFailed() {
        moving.hear(new LabEvent.Noticed(new Happening.Begun(decision(7))));
        moving.hear(new LabEvent.Noticed(new Happening.Failed(decision(7), Phrase.verbatim("B has no room."))));

        assertThatThrownBy(() -> moving.outcome().get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseInstanceOf(LabException.class)
                .hasRootCauseMessage("B has no room.");
        assertThat(told).last().isEqualTo("FAILED 0 []");
    }

    @Test
    void cancelledBeforeItBeganItEndsAtOnce() {
        moving.cancel();
        moving.hear(new LabEvent.Noticed(new Happening.Begun(decision(7))));

        assertThat(moving.outcome()).isCancelled();
        assertThat(told).containsExactly("WAITING 0 []", "CANCELLED 0 []");
    }

    @Test
    void cancelledWhilePhonesLoadItEndsWhenTheyDo() {
        moving.hear(new LabEvent.Noticed(new Happening.Begun(decision(7))));
        moving.cancel();
        assertThat(told).hasSize(2);

        moving.hear(new LabEvent.Noticed(new Happening.Failed(decision(7), Phrase.of(KeepingWording.GIVEN_UP))));

        assertThat(told).last().isEqualTo("CANCELLED 0 []");
    }

    @Test
    void whatIsDoneForOthersIsNoNews() {
        moving.hear(new LabEvent.Noticed(new Happening.Begun(decision(6))));
        moving.hear(new LabEvent.Noticed(new Happening.Done(decision(Decision.Arrange.NO_WISH), Duration.ZERO)));

        assertThat(told).containsExactly("WAITING 0 []");
        assertThat(moving.outcome()).isNotDone();
    }

    private void step(String serial, LabStep step, StepState state, double fraction) {
        moving.hear(new LabEvent.StepChanged(serial, step, state, fraction, ""));
    }

    private static Decision decision(long wish) {
        return new Decision.Arrange(
                wish,
                WANTED,
                WANTED.stages().stream()
                        .map(stage -> new Load(stage.serial(), stage.serial(), stage.layers(), 0, 1000, List.of()))
                        .toList(),
                Phrase.verbatim("Layers go where they were put by hand."));
    }
}
