package org.phonebank.desktop.wizard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AdbProgramTest {
    @TempDir
    Path folder;

    @Test
    void aServerThatListensRuns() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(new AdbProgram("", server.getLocalPort()).presence()).isEqualTo(AdbPresence.RUNS);
        }
    }

    @Test
    void withoutTheProgramNothingCanBeStarted() throws IOException {
        AdbProgram none = new AdbProgram(folder.toString(), freePort());

        assertThat(none.presence()).isEqualTo(AdbPresence.NOT_INSTALLED);
        assertThatThrownBy(none::start).hasMessage("adb is not installed on this computer.");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theProgramOfTheSearchPathIsStarted() throws IOException {
        program("test \"$1\" = start-server");
        AdbProgram adb = new AdbProgram("/nowhere:" + folder, freePort());

        assertThat(adb.presence()).isEqualTo(AdbPresence.STOPPED);
        assertThatCode(adb::start).doesNotThrowAnyException();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aProgramThatFailsIsSaid() throws IOException {
        program("exit 3");

        assertThatThrownBy(() -> new AdbProgram(folder.toString(), freePort()).start())
                .hasMessage(
                        "adb could not start its server (exit code 3): run \"adb start-server\" in a terminal to see"
                                + " why.");
    }

    private void program(String line) throws IOException {
        Path adb = folder.resolve("adb");
        Files.writeString(adb, "#!/bin/sh\n" + line + "\n");
        Files.setPosixFilePermissions(adb, PosixFilePermissions.fromString("rwx------"));
    }

    /** One on which nobody listens. */
    private static int freePort() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return server.getLocalPort();
        }
    }
}
