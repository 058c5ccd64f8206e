package org.phonebank.partitioner.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ModelManifestTest {
    private static final String HASH = "0".repeat(64);

    @Test
    void shardsNeedTheirLayersRopeAndTheEdgesTheyTouch() {
        ModelManifest manifest = manifest(List.of());
        assertThat(names(manifest, 0, 1)).containsExactly("embed.bin", "layer-00.bin", "rope.bin");
        assertThat(names(manifest, 1, 2)).containsExactly("layer-01.bin", "rope.bin");
        assertThat(names(manifest, 1, 3)).containsExactly("layer-01.bin", "layer-02.bin", "head.bin", "rope.bin");
        assertThat(manifest.residentBytes(new LayerRange(1, 2))).isEqualTo(20);
        assertThat(manifest.kvBytesPerSequence(new LayerRange(0, 3))).isEqualTo(3L * 2 * 32 * 2 * 16 * 4);
    }

    @Test
    void layersBeyondTheModelAreRefused() {
        ModelManifest manifest = manifest(List.of());
        assertThatThrownBy(() -> manifest.weightsFor(new LayerRange(2, 4)))
                .hasMessage("The model m has layers 0 to 2; there is no layer 3.");
        assertThatThrownBy(() -> new LayerRange(2, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void weightsOutsideOfTheirFileAreRefused() {
        Segment place = new Segment(4, 8);
        StoredWeight weight = new StoredWeight(
                "w", "embed.bin", WeightKind.PLAIN, Encoding.F32, List.of(2L), 0, place, null, null, null);
        assertThatThrownBy(() -> manifest(List.of(weight)))
                .hasMessage("The weight w lies outside of the file embed.bin.");
    }

    @Test
    void fileNamesWithPathsAreRefused() {
        assertThatThrownBy(() -> new StoreFile("../x", FileRole.HEAD, -1, 1, HASH, 1))
                .hasMessage("Not a plain file name: \"../x\".");
        assertThatThrownBy(() -> new StoreFile("..", FileRole.HEAD, -1, 1, HASH, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void modelIdsThatLeaveTheirFolderAreRefused() {
        for (String id : List.of("../m", "..", "", "a/b", "a b", ".m")) {
            assertThatThrownBy(() -> manifest(id, 3, List.of())).hasMessage("Not a plain model id: \"" + id + "\".");
        }
    }

    @Test
    void layersThatTheModelHasNotAreRefused() {
        assertThatThrownBy(() -> manifest("m", 2, List.of()))
                .hasMessage("The file layer-02.bin holds layer 2 of a model of 2 layers.");
    }

    private static List<String> names(ModelManifest manifest, int first, int end) {
        return manifest.weightsFor(new LayerRange(first, end)).stream()
                .map(StoreFile::name)
                .toList();
    }

    private static ModelManifest manifest(List<StoredWeight> weights) {
        return manifest("m-32bit-0", 3, weights);
    }

    private static ModelManifest manifest(String modelId, int layers, List<StoredWeight> weights) {
        return new ModelManifest(
                ModelManifest.FORMAT_VERSION,
                modelId,
                "m",
                "LlamaForCausalLM",
                new ModelShape(layers, 32, 64, 2, 2, 16, 50, 32),
                32,
                1000,
                List.of(2),
                new DecoderSettings("decoder", 1e-5f),
                List.of(
                        new StoreFile("embed.bin", FileRole.EMBED, -1, 8, HASH, 10),
                        new StoreFile("layer-00.bin", FileRole.LAYER, 0, 8, HASH, 10),
                        new StoreFile("layer-01.bin", FileRole.LAYER, 1, 8, HASH, 10),
                        new StoreFile("layer-02.bin", FileRole.LAYER, 2, 8, HASH, 10),
                        new StoreFile("head.bin", FileRole.HEAD, -1, 8, HASH, 10),
                        new StoreFile("rope.bin", FileRole.SHARED, -1, 8, HASH, 10),
                        new StoreFile("tokenizer.json", FileRole.TOKENIZER, -1, 8, HASH, 0)),
                weights);
    }
}
