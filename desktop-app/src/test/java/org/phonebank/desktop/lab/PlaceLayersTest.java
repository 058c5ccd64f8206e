package org.phonebank.desktop.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.phonebank.desktop.keeping.ToyModel;
import org.phonebank.desktop.lab.PlacementGate.Placed;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.placement.Arrangement;
import org.phonebank.pipeline.placement.Arrangement.Assigned;
import org.phonebank.pipeline.placement.Placement;
import org.phonebank.pipeline.placement.Purpose;
import org.phonebank.pipeline.placement.Remark;
import org.phonebank.pipeline.placement.StageCosts;
import org.phonebank.pipeline.placement.Upkeep;
import org.phonebank.pipeline.placement.Workbench;

class PlaceLayersTest {
    private static final Workbench BENCH = Benchwork.bench("A", "B");
    private static final StageCosts COSTS = StageCosts.of(ToyModel.of(Benchwork.LAYERS, 1000, 1000), 2);
    private static final Placement ON_BOTH =
            BENCH.propose(Purpose.BATCH).placement().orElseThrow();
    private static final Placement ON_ONE =
            BENCH.propose(Purpose.CHAT).placement().orElseThrow();

    @Test
    void whatThePlannerProposedForChatKeepsItsReasons() {
        assertThat(Arrangement.of(ON_ONE)).isNotEqualTo(Arrangement.of(ON_BOTH));
        assertThat(placed(Arrangement.of(ON_ONE), Upkeep.AUTOMATIC)).isEqualTo(ON_ONE);
    }

    @Test
    void whatAPersonPlacedIsToldSo() {
        Arrangement wanted = new Arrangement(List.of(
                new Assigned("B", new LayerRange(0, 1)), new Assigned("A", new LayerRange(1, Benchwork.LAYERS))));
        Placement placement = placed(wanted, Upkeep.BY_HAND);

        assertThat(Arrangement.of(placement)).isEqualTo(wanted);
        assertThat(placement.remarks()).extracting(Remark::code).containsExactly(Remark.Code.BY_HAND);
    }

    @Test
    void whatThePlannerHadPlacedBeforeIsNoPersons() {
        Arrangement before = new Arrangement(List.of(
                new Assigned("B", new LayerRange(0, 1)), new Assigned("A", new LayerRange(1, Benchwork.LAYERS))));

        assertThat(placed(before, Upkeep.AUTOMATIC).remarks())
                .extracting(Remark::code)
                .containsExactly(Remark.Code.AS_BEFORE);
    }

    private static Placement placed(Arrangement wanted, Upkeep upkeep) {
        return PlaceLayers.placement(new Placed(wanted, upkeep), BENCH, ON_BOTH, COSTS);
    }
}
