package org.phonebank.worker.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostFilesTest {
    @TempDir
    private Path root;

    @ParameterizedTest
    @CsvSource({"0, 0", "511, 511", "512, 512", "513, 513", "5000, 5000", "65536, 65536", "70000, 65536"})
    void textHoldsTheWholeFileUpToABound(int written, int read) throws IOException {
        Files.writeString(root.resolve("file"), "x".repeat(written));

        assertThat(new HostFiles(root).text("/file")).hasValue("x".repeat(read));
    }
}
