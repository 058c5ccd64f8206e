package org.phonebank.desktop.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.phonebank.partitioner.manifest.LayerRange;

class LocalChainTest {

    @Test
    void layersAreSharedEvenlyAndTheFirstShardsTakeTheRest() {
        assertThat(LocalChain.split(12, 5))
                .isEqualTo(List.of(
                        new LayerRange(0, 3),
                        new LayerRange(3, 6),
                        new LayerRange(6, 8),
                        new LayerRange(8, 10),
                        new LayerRange(10, 12)));
    }

    @Test
    void oneShardHoldsEverything() {
        assertThat(LocalChain.split(12, 1)).isEqualTo(List.of(new LayerRange(0, 12)));
    }
}
