package org.phonebank.desktop.window.placing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.phonebank.desktop.window.placing.Benches.placed;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.phonebank.desktop.window.placing.Drop.Apart;
import org.phonebank.desktop.window.placing.Drop.Nothing;
import org.phonebank.desktop.window.placing.Drop.Swaps;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.placement.Arrangement;

class MovesTest {
    private static final Arrangement THREE = placed("A", 4, "B", 8, "C", 12);

    @Test
    void aBoundaryMovesLayersBetweenNeighbours() {
        assertThat(Moves.boundary(THREE, 0, 6)).isEqualTo(placed("A", 6, "B", 8, "C", 12));
    }

    @Test
    void aBoundaryLeavesEachNeighbourALayer() {
        assertThat(List.of(Moves.boundary(THREE, 1, 99), Moves.boundary(THREE, 1, 0)))
                .isEqualTo(List.of(placed("A", 4, "B", 11, "C", 12), placed("A", 4, "B", 5, "C", 12)));
    }

    @Test
    void layersGoToANeighbourWithAllThatLieBetween() {
        assertThat(Moves.drop(THREE, new Grip.Layers(1, 5), "A"))
                .isEqualTo(new Drop.Moves(placed("A", 6, "B", 8, "C", 12), new LayerRange(0, 6)));
        assertThat(Moves.drop(THREE, new Grip.Layers(1, 5), "C"))
                .isEqualTo(new Drop.Moves(placed("A", 4, "B", 5, "C", 12), new LayerRange(5, 12)));
    }

    @Test
    void aPhoneThatGivesItsLastLayerLeavesTheChain() {
        assertThat(Moves.drop(THREE, new Grip.Layers(1, 7), "A"))
                .isEqualTo(new Drop.Moves(placed("A", 8, "C", 12), new LayerRange(0, 8)));
        assertThat(Moves.drop(THREE, new Grip.Layers(1, 4), "C"))
                .isEqualTo(new Drop.Moves(placed("A", 4, "C", 12), new LayerRange(4, 12)));
    }

    @Test
    void layersDoNotJumpOverAPhone() {
        assertThat(Moves.drop(THREE, new Grip.Layers(0, 2), "C")).isEqualTo(new Apart(new LayerRange(8, 12)));
    }

    @Test
    void aPhoneFromOutsideTakesLayersFromTheNearerEnd() {
        assertThat(Moves.drop(THREE, new Grip.Layers(1, 4), "D"))
                .isEqualTo(new Drop.Moves(placed("A", 4, "D", 5, "B", 8, "C", 12), new LayerRange(4, 5)));
        assertThat(Moves.drop(THREE, new Grip.Layers(1, 6), "D"))
                .isEqualTo(new Drop.Moves(placed("A", 4, "B", 6, "D", 8, "C", 12), new LayerRange(6, 8)));
    }

    @Test
    void aPhoneFromOutsideTakesTheOnlyLayerOfAStage() {
        Arrangement from = placed("A", 1, "B", 3);

        assertThat(Moves.drop(from, new Grip.Layers(0, 0), "D"))
                .isEqualTo(new Drop.Moves(placed("D", 1, "B", 3), new LayerRange(0, 1)));
        assertThat(Moves.drop(from, new Grip.Layers(1, 2), "D"))
                .isEqualTo(new Drop.Moves(placed("A", 1, "B", 2, "D", 3), new LayerRange(2, 3)));
    }

    @Test
    void aWholeShardReplacesOrSwaps() {
        assertThat(Moves.drop(THREE, new Grip.Shard(0), "D"))
                .isEqualTo(new Drop.Moves(placed("D", 4, "B", 8, "C", 12), new LayerRange(0, 4)));
        assertThat(Moves.drop(THREE, new Grip.Shard(0), "C"))
                .isEqualTo(new Swaps(placed("C", 4, "B", 8, "A", 12), new LayerRange(0, 4)));
        assertThat(Moves.drop(THREE, new Grip.Shard(0), "A")).isEqualTo(new Nothing());
    }

    @Test
    void aPhoneFromOutsideRelievesTheOneThatItIsDroppedOn() {
        assertThat(Moves.drop(THREE, new Grip.Newcomer("D"), "B"))
                .isEqualTo(new Drop.Moves(placed("A", 4, "B", 6, "D", 8, "C", 12), new LayerRange(6, 8)));
        assertThat(Moves.drop(placed("A", 1, "B", 3), new Grip.Newcomer("D"), "A"))
                .isEqualTo(new Drop.Moves(placed("D", 1, "B", 3), new LayerRange(0, 1)));
        assertThat(Moves.drop(THREE, new Grip.Newcomer("D"), "E")).isEqualTo(new Nothing());
    }

    @Test
    void aPhoneWithTwoStagesTakesWhatIsNextToOneOfThem() {
        assertThat(Moves.drop(placed("A", 4, "B", 8, "A", 12), new Grip.Layers(1, 6), "A"))
                .isEqualTo(new Drop.Moves(placed("A", 7, "B", 8, "A", 12), new LayerRange(0, 7)));
    }

    @Test
    void theLayersOfAPhoneThatLeavesAreShared() {
        assertThat(Moves.without(placed("A", 4, "B", 6, "C", 12), 1))
                .isEqualTo(List.of(placed("A", 4, "C", 12), placed("A", 5, "C", 12), placed("A", 6, "C", 12)));
        assertThat(Moves.without(THREE, 0)).isEqualTo(List.of(placed("B", 8, "C", 12)));
        assertThat(Moves.without(THREE, 2)).isEqualTo(List.of(placed("A", 4, "B", 12)));
        assertThat(Moves.without(placed("A", 12), 0)).isEmpty();
    }
}
