package org.phonebank.desktop.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
    private static final String SHA_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    private Path folder;

    @Test
    void writtenFileIsWholeAndItsDigestKnown() throws IOException {
        Path file = folder.resolve("new/file.bin");

        String digest = AtomicFiles.write(file, stream("abc"));

        assertThat(file).hasContent("abc");
        assertThat(digest).isEqualTo(SHA_OF_ABC).isEqualTo(AtomicFiles.digest(Files.newInputStream(file)));
    }

    @Test
    void brokenWriteLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = folder.resolve("file.bin");
        AtomicFiles.write(file, stream("old"));

        assertThatThrownBy(() -> AtomicFiles.write(file, new BrokenStream())).hasMessage("torn");

        assertThat(file).hasContent("old");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.toList()).isEqualTo(List.of(file));
        }
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @SuppressWarnings("InputStreamSlowMultibyteRead") // gives one byte
    private static final class BrokenStream extends InputStream {
        private boolean begun;

        @Override
        public int read() throws IOException {
            if (begun) {
                throw new IOException("torn");
            }
            begun = true;
            return 'x';
        }
    }
}
