package org.phonebank.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.protocol.PhonebankVersion;

class RunFilesTest {
    @TempDir
    private Path home;

    @Test
    void tellsWhereTheWorkerListens() throws IOException {
        new RunFiles(home).write("abc", 12345, 99);

        assertThat(home.resolve("run/abc.json"))
                .hasContent("{\"port\":12345,\"pid\":99,\"version\":\"" + PhonebankVersion.VERSION + "\"}\n");
        assertThat(names()).containsExactly("abc.json");
    }

    @Test
    void removesOnlyFilesOfDeadProcesses() throws IOException {
        Path processes = Files.createDirectories(home.resolve("proc"));
        Files.createDirectories(processes.resolve("self"));
        Files.createDirectories(processes.resolve("7"));
        RunFiles files = new RunFiles(home, processes);
        files.write("alive", 1, 7);
        files.write("dead", 1, 8);
        Files.writeString(home.resolve("run/strange.json"), "{}");

        files.removeStale();

        assertThat(names()).containsExactlyInAnyOrder("alive.json", "strange.json");
    }

    @Test
    void removesNothingWhereProcessesCannotBeSeen() throws IOException {
        RunFiles files = new RunFiles(home, home.resolve("no-proc"));
        files.write("unknown", 1, 8);

        files.removeStale();

        assertThat(names()).containsExactly("unknown.json");
    }

    @Test
    void removesItsOwnFile() throws IOException {
        RunFiles files = new RunFiles(home);
        files.write("mine", 1, 2);
        files.remove("mine");

        assertThat(names()).isEmpty();
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("run"))) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }
}
