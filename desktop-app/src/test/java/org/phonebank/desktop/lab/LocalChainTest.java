package org.phonebank.desktop.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.partitioner.LayerStore;
import org.phonebank.partitioner.PartitionListener;
import org.phonebank.partitioner.PartitionOptions;
import org.phonebank.partitioner.Partitioner;
import org.phonebank.partitioner.manifest.FileRole;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.link.StageException;

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

    /** As from a phone over its link, so that what is learnt here holds there. */
    @Test
    void shardThatComputesNoNumbersGivesABadAnswer(@TempDir Path temporary) throws Exception {
        LayerStore store = new Partitioner()
                .partition(
                        fixture(temporary.resolve("package")),
                        temporary.resolve("stores"),
                        PartitionOptions.ofBits(32),
                        PartitionListener.NONE,
                        () -> false);
        spoilLastWord(store);
        int lastWord = store.manifest().shape().vocabularySize() - 1;
        try (LocalChain chain = LocalChain.open(store, 2)) {
            StageException failure =
                    catchThrowableOfType(StageException.class, () -> chain.lastLogits(new int[] {lastWord}));

            assertThat(failure.reason()).isEqualTo(StageException.Reason.BAD_ANSWER);
            assertThat(failure.phone()).isEqualTo("layers 0 to 0");
        }
    }

    @Test
    void oneShardHoldsEverything() {
        assertThat(LocalChain.split(12, 1)).isEqualTo(List.of(new LayerRange(0, 12)));
    }

    private static Path fixture(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (String name : List.of("config.json", "model.safetensors")) {
            try (InputStream in =
                    Objects.requireNonNull(LocalChainTest.class.getResourceAsStream("/fixtures/longrope/" + name))) {
                Files.copy(in, folder.resolve(name));
            }
        }
        return folder;
    }

    /** Only its embedding, so that the shard's warm-up notices nothing. */
    private static void spoilLastWord(LayerStore store) throws IOException {
        Path file = store.file(store.manifest().files().stream()
                .filter(part -> part.role() == FileRole.EMBED)
                .findAny()
                .orElseThrow()
                .name());
        ByteBuffer weights = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int begin = weights.capacity() - store.manifest().shape().hiddenSize() * Float.BYTES;
        for (int at = begin; at < weights.capacity(); at += Float.BYTES) {
            weights.putFloat(at, Float.NaN);
        }
        Files.write(file, weights.array());
    }
}
