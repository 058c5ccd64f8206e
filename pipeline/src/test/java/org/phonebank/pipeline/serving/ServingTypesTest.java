package org.phonebank.pipeline.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.generation.ToyModel;

class ServingTypesTest {
    private final ToyModel model = new ToyModel(6, 50);

    @Test
    void layoutHasNoGaps() {
        StageLayout first = new StageLayout(new LayerRange(0, 2), List.of());
        StageLayout later = new StageLayout(new LayerRange(3, 6), List.of());

        assertThatThrownBy(() -> new Layout(1, List.of(first, later)))
                .hasMessage("A stage begins at layer 3 where 2 is due.");
        assertThat(new Layout(1, List.of(first)).layers()).isEqualTo(2);
        assertThat(new Layout(0, List.of()).layers()).isZero();
    }

    @Test
    void phoneHoldsAStageOnce() {
        Replica one = replica("a");

        assertThatThrownBy(() -> new StageLayout(new LayerRange(0, 2), List.of(one, replica("a"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(one.isSameAs(replica("a"))).isFalse();
        assertThat(one.isSameAs(new Replica("a", "other name", one.link()))).isTrue();
    }

    @Test
    void earliestPredictedFinishIsChosen() {
        assertThat(choose(candidate("a", false, 0, 5, 1), candidate("b", false, 3, 0, 1)))
                .isEqualTo(1);
        assertThat(choose(candidate("a", false, 2, 0, 1), candidate("b", false, 0, 0, 2)))
                .isEqualTo(1);
    }

    @Test
    void amongEqualsTheOneThatHasTheSequenceIsChosen() {
        assertThat(choose(candidate("a", false, 1, 1, 1), candidate("b", true, 0, 0, 3)))
                .isEqualTo(1);
        assertThat(choose(candidate("a", false, 1, 1, 1), candidate("b", false, 0, 0, 3)))
                .isZero();
    }

    @Test
    void sequenceStaysWhereItIsUnlessAnotherReplicaIsClearlySooner() {
        assertThat(choose(candidate("a", true, 0, 0, 100), candidate("b", false, 0, 0, 80)))
                .isZero();
        assertThat(choose(candidate("a", true, 0, 0, 100), candidate("b", false, 0, 0, 70)))
                .isEqualTo(1);
    }

    @Test
    void optionsThatCannotBeAreRefused() {
        ServingOptions options = ServingOptions.of(64, 100, Path.of("journal"));

        assertThatThrownBy(() -> ServingOptions.of(0, 100, Path.of("journal")))
                .hasMessage("No model has 0 hidden values and 100 tokens.");
        assertThatThrownBy(() -> options.withAnswerFloor(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> options.withJournal(-1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Replica("a", "A", replica("a").link(), Duration.ofMillis(-1)))
                .hasMessage("A step of A cannot take PT-0.001S.");
    }

    private static int choose(ReplicaCandidate... candidates) {
        return ReplicaChooser.PREDICTED_FINISH.choose(new LayerRange(0, 2), 1, List.of(candidates));
    }

    private ReplicaCandidate candidate(String serial, boolean current, int catchUp, int queued, int step) {
        return new ReplicaCandidate(
                replica(serial),
                current,
                10,
                catchUp,
                Duration.ofMillis(catchUp),
                Duration.ofMillis(queued),
                Duration.ofMillis(step));
    }

    private Replica replica(String serial) {
        return new FakePhone(serial, model, 0, 2).replica();
    }
}
