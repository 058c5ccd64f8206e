package org.phonebank.partitioner.store;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WrittenPiecesTest {
    private static final Path FILE = Path.of("layer-00.bin");

    private final byte[] content = new byte[1000];
    private final WrittenPieces pieces = new WrittenPieces();

    @BeforeEach
    void writeTwoPiecesWithAGap() {
        new Random(7).nextBytes(content);
        write(600, 400);
        write(0, 100);
        write(100, 333);
    }

    @Test
    void fileThatHoldsWhatWasWrittenIsAccepted() {
        for (int step : new int[] {1, 7, 100, 999, 1000}) {
            assertThatCode(() -> read(content, step)).doesNotThrowAnyException();
        }
    }

    @Test
    void whatLiesBetweenPiecesDoesNotMatter() {
        content[500] ^= 1;
        assertThatCode(() -> read(content, 64)).doesNotThrowAnyException();
    }

    @Test
    void everyChangedBitIsFound() {
        for (int i : new int[] {0, 99, 100, 432, 600, 999}) {
            byte[] changed = content.clone();
            changed[i] ^= 4;
            assertThatThrownBy(() -> read(changed, 64))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("layer-00.bin does not hold what was written to it");
        }
    }

    @Test
    void fileThatEndsTooEarlyIsFound() {
        assertThatThrownBy(() -> read(Arrays.copyOf(content, 999), 64))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ends after 999 bytes");
    }

    @Test
    void piecesOverEachOtherAreFound() {
        write(50, 10);
        assertThatThrownBy(() -> read(content, 64)).isInstanceOf(IllegalStateException.class);
    }

    private void write(int position, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(content, position, length);
        pieces.add(position, length, (int) checksum.getValue());
    }

    private void read(byte[] file, int step) throws IOException {
        WrittenPieces.Comparison comparison = pieces.comparison(FILE);
        for (int from = 0; from < file.length; from += step) {
            int count = Math.min(step, file.length - from);
            comparison.read(Arrays.copyOfRange(file, from, from + count), count);
        }
        comparison.end();
    }
}
