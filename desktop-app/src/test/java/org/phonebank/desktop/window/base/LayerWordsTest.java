package org.phonebank.desktop.window.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.phonebank.partitioner.manifest.LayerRange;

class LayerWordsTest {
    private final LayerWords words = new LayerWords(Messages.load());

    @Test
    void layersThatFollowOnEachOtherAreNamedInOne() {
        List<LayerRange> layers = List.of(new LayerRange(4, 7), new LayerRange(0, 4), new LayerRange(9, 10));

        assertThat(List.of(words.named(layers), words.named(layers.subList(0, 2), 12), words.numbers(layers)))
                .containsExactly("layers 1–7, 10", "Layers 1–7 of 12", "1–7, 10");
        assertThat(words.named(List.of(new LayerRange(2, 3)))).isEqualTo("layer 3");
    }
}
