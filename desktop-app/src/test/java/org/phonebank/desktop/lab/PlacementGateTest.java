package org.phonebank.desktop.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.placement.Arrangement;
import org.phonebank.pipeline.placement.Arrangement.Assigned;
import org.phonebank.pipeline.placement.Upkeep;
import org.phonebank.pipeline.placement.Workbench;

@Timeout(20)
class PlacementGateTest {
    private static final Workbench BENCH = Benchwork.bench("A", "B");
    private static final Arrangement HALVES = arrangement("A", "B");

    private final PlacementGate gate = new PlacementGate();

    @Test
    void whoWaitsGoesOnWithWhatWasPlaced() throws Exception {
        CompletableFuture<PlacementGate.Placed> waiting = waiting();

        await().until(() -> placed(HALVES));

        assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo(new PlacementGate.Placed(HALVES, Upkeep.BY_HAND));
        assertThatThrownBy(() -> gate.place(HALVES, Upkeep.BY_HAND)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void arrangementThatCannotBeIsRefusedWithTheReason() throws Exception {
        CompletableFuture<PlacementGate.Placed> waiting = waiting();

        await().until(() -> refusal().equals("There is no phone C in this lab."));

        assertThat(waiting).isNotDone();
        gate.place(HALVES, Upkeep.AUTOMATIC);
        assertThat(waiting.get(10, TimeUnit.SECONDS).upkeep()).isEqualTo(Upkeep.AUTOMATIC);
    }

    private CompletableFuture<PlacementGate.Placed> waiting() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return gate.await(BENCH);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }

    /** Whether somebody waited. */
    private boolean placed(Arrangement arrangement) {
        try {
            gate.place(arrangement, Upkeep.BY_HAND);
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private String refusal() {
        try {
            gate.place(arrangement("A", "C"), Upkeep.BY_HAND);
            return "";
        } catch (RefusedException e) {
            return e.problem().english();
        }
    }

    private static Arrangement arrangement(String first, String second) {
        return new Arrangement(List.of(
                new Assigned(first, new LayerRange(0, 2)), new Assigned(second, new LayerRange(2, Benchwork.LAYERS))));
    }
}
