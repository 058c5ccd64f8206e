package org.phonebank.worker.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ShardSpecTest {
    private static final String SHA = "0123456789abcdef".repeat(4);

    @Test
    void kvBytesCountKeysAndValuesOfEveryLayer() {
        ShardSpec spec = valid(b -> b.layers(2, 5).kv(4, 32, KvFormat.F32).contextLength(512));
        assertThat(spec.kvBytesPerSequence()).isEqualTo(2L * 3 * 4 * 512 * 32 * 4);
    }

    @Test
    void kvBytesInHalfPrecisionAreHalfAsMany() {
        ShardSpec spec = valid(b -> b.layers(2, 5).kv(4, 32, KvFormat.F16).contextLength(512));
        assertThat(spec.kvBytesPerSequence()).isEqualTo(2L * 3 * 4 * 512 * 32 * 2);
    }

    @Test
    void residentBytesAreThoseOfTheFilesUnlessSaidOtherwise() {
        List<ShardFile> weights = List.of(new ShardFile("a.bin", 100, SHA), new ShardFile("b.bin", 50, SHA));
        assertThat(valid(b -> b.weights(weights)).residentBytes()).isEqualTo(157);
        assertThat(valid(b -> b.weights(weights).residentBytes(300)).residentBytes())
                .isEqualTo(300);
    }

    @Test
    void valuesOutOfBoundsAreNamed() {
        assertRefused(b -> b.layers(3, 3), "The end layer is given as 3, but must be from 4 to 4096.");
        assertRefused(b -> b.layers(-1, 3), "The first layer is given as -1, but must be from 0 to 4095.");
        assertRefused(b -> b.hiddenSize(0), "The hidden size is given as 0, but must be from 1 to 65536.");
        assertRefused(b -> b.maxSequences(0), "The number of sequences is given as 0, but must be from 1 to 1024.");
        assertRefused(b -> b.residentBytes(-1), "The resident memory is given as -1 bytes.");
        assertRefused(
                b -> b.residentBytes(Long.MAX_VALUE), "The resident memory is given as 9223372036854775807 bytes.");
        assertRefused(
                b -> b.kv(1024, 4096, KvFormat.F32).contextLength(1 << 20),
                "One KV buffer would take 17592186044416 bytes, more than 2 GiB; choose a shorter context length.");
        assertRefused(
                b -> b.shardId("a/b"),
                "The shard id 'a/b' is refused: only letters, digits, '.', '_' and '-' are allowed,"
                        + " and no '.' at the start.");
    }

    @Test
    void filesAreNamedWithoutFoldersAndHaveASizeAndADigest() {
        assertThatThrownBy(() -> new ShardFile("../x", 1, SHA)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ShardFile("x", 0, SHA)).hasMessage("The size of 'x' is given as 0 bytes.");
        assertThatThrownBy(() -> new ShardFile("x", 1, SHA.toUpperCase(Locale.ROOT)))
                .hasMessage("The SHA-256 of 'x' is not 64 lower-case hexadecimal digits.");
    }

    private static ShardSpec valid(UnaryOperator<ShardSpec.Builder> change) {
        return change.apply(ShardSpec.builder()
                        .shardId("s")
                        .modelId("m")
                        .graph(new ShardFile("g.onnx", 7, SHA))
                        .layers(0, 1)
                        .hiddenSize(8)
                        .vocabularySize(8)
                        .kv(1, 16, KvFormat.F32)
                        .contextLength(8))
                .build();
    }

    private static void assertRefused(UnaryOperator<ShardSpec.Builder> change, String message) {
        assertThatThrownBy(() -> valid(change))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
