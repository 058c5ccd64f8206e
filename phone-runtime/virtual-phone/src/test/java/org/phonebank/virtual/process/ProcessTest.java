package org.phonebank.virtual.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.virtual.TinyWorker;

class ProcessTest {
    @Test
    void signalsHaveNamesAndNumbers() {
        assertThat(Signals.parse("9")).isEqualTo(OptionalInt.of(Signals.KILL));
        assertThat(Signals.parse("SIGTERM")).isEqualTo(OptionalInt.of(Signals.TERMINATE));
        assertThat(Signals.parse("hup")).isEqualTo(OptionalInt.of(Signals.HANG_UP));
        assertThat(Signals.parse("0")).isEqualTo(OptionalInt.of(Signals.NONE));
        assertThat(Signals.parse("99")).isEmpty();
    }

    @Test
    void residentMemoryIsReadFromLinux() {
        assertThat(ResidentMemory.parse("Name:\tjava\nVmHWM:\t  999 kB\nVmRSS:\t  123 kB\n"))
                .isEqualTo(123 << 10);
        assertThat(ResidentMemory.parse("Name:\tgone\n")).isZero();
    }

    @Test
    void processThatTheTableCannotTakeIsEnded(@TempDir Path storage) throws IOException {
        Files.createDirectories(storage.resolve("data/local/tmp"));
        Path proc = storage.resolve("proc");
        ProcessTable table = new ProcessTable(proc);
        AppProcessStarter starter = new AppProcessStarter(storage, storage.resolve("guard"), table);
        Files.delete(proc);
        Files.createFile(proc);
        Path classes = Path.of(URI.create(TinyWorker.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));

        assertThatThrownBy(() -> starter.start(new AppProcess(
                        "app_process",
                        TinyWorker.class.getName(),
                        List.of(),
                        List.of(classes),
                        List.of(),
                        Map.of(),
                        Optional.empty(),
                        Optional.empty())))
                .isInstanceOf(IOException.class);

        await().until(() -> ProcessHandle.current()
                .children()
                .filter(ProcessHandle::isAlive)
                .map(child -> String.join(" ", child.info().arguments().orElse(new String[0])))
                .noneMatch(arguments -> arguments.contains(storage.toString())));
    }
}
