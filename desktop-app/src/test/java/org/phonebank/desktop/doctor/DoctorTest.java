package org.phonebank.desktop.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.data.DataFolder;

class DoctorTest {
    private static final String ADB_29 = """
            Android Debug Bridge version 1.0.41
            Version 29.0.6-debian
            Installed as /usr/lib/android-sdk/platform-tools/adb
            """;
    private static final String LINKER_CACHE = """
            3 libs found in cache `/etc/ld.so.cache'
            \tlibgtk-3.so.0 (libc6,x86-64) => /lib/x86_64-linux-gnu/libgtk-3.so.0
            \tlibz.so.1 (libc6,x86-64) => /lib/x86_64-linux-gnu/libz.so.1
            """;

    @TempDir
    private Path folder;

    @Test
    void adbVersionIsReadFromItsOutput() {
        assertThat(AdbCheck.parseVersion(ADB_29)).contains("29.0.6");
        assertThat(AdbCheck.parseVersion("Android Debug Bridge version 1.0.41\nVersion 35.0.2-12147458\n"))
                .contains("35.0.2");
        assertThat(AdbCheck.parseVersion("adb: not found")).isEmpty();
    }

    @Test
    void adb29CannotPair() {
        Finding finding = new AdbCheck(PackageManager.APT).judge(Optional.of("29.0.6"));

        assertThat(finding.verdict()).isEqualTo(Verdict.WARNING);
        assertThat(finding.text()).contains("cannot pair");
    }

    @Test
    void missingAdbIsMendedByThePackageManager() {
        assertThat(new AdbCheck(PackageManager.APT).judge(Optional.empty()).remedy())
                .isEqualTo("sudo apt install adb");
    }

    @Test
    void newAdbIsFine() {
        assertThat(new AdbCheck(PackageManager.APT).judge(Optional.of("35.0.2")))
                .isEqualTo(Finding.ok("adb", "adb 35.0.2."));
    }

    @Test
    void absentWindowLibrariesAreFoundInTheLinkerCache() {
        assertThat(WindowLibrariesCheck.absent(LINKER_CACHE)).isEqualTo(List.of("libXtst.so.6"));
    }

    @Test
    void absentWindowLibrariesDoNotStopTheCommandLine() {
        assertThat(new WindowLibrariesCheck(PackageManager.APT).judge(List.of("libXtst.so.6")))
                .isEqualTo(Finding.warning(
                        "Window libraries",
                        "libXtst.so.6 not found: the window cannot open, the command line works without.",
                        "sudo apt install libgtk-3-0 libxtst6"));
    }

    @Test
    void adbServerIsKnownByItsAnswer() {
        assertThat(new AdbServerCheck(5037).judge("OKAY00040029"))
                .isEqualTo(Finding.ok("adb server", "Runs on port 5037, protocol version 41."));
        assertThat(new AdbServerCheck(5037).judge("HTTP/1.1 400").verdict()).isEqualTo(Verdict.WARNING);
    }

    @Test
    void freeAdbPortIsFine() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        assertThat(new AdbServerCheck(port).examine().verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void availableMemoryIsReadFromMeminfo() {
        assertThat(MemoryCheck.parseAvailable(List.of("MemTotal:  24 kB", "MemAvailable:   2048 kB")))
                .isEqualTo(OptionalLong.of(2048 << 10));
        assertThat(MemoryCheck.parseAvailable(List.of("MemTotal: 24 kB"))).isEmpty();
    }

    @Test
    void littleMemoryIsAWarningAndTooLittleIsMissing() {
        assertThat(MemoryCheck.judge(8L << 30).verdict()).isEqualTo(Verdict.OK);
        assertThat(MemoryCheck.judge(1L << 30).verdict()).isEqualTo(Verdict.WARNING);
        assertThat(MemoryCheck.judge(100L << 20).verdict()).isEqualTo(Verdict.MISSING);
    }

    @Test
    void fullDiskIsMissing() {
        assertThat(DiskCheck.judge(100L << 20, folder).verdict()).isEqualTo(Verdict.MISSING);
        assertThat(DiskCheck.judge(100L << 30, folder).verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void oldJavaIsMissingAndAJavaWithoutCompilerIsAWarning() {
        JavaCheck check = new JavaCheck(PackageManager.APT);

        assertThat(check.judge(11, "/java", true).verdict()).isEqualTo(Verdict.MISSING);
        assertThat(check.judge(17, "/java", false).verdict()).isEqualTo(Verdict.WARNING);
        assertThat(check.judge(21, "/java", true)).isEqualTo(Finding.ok("Java", "JDK 21 in /java."));
    }

    @Test
    void dataFolderBehindAFileIsMissing() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(new DataFolderCheck(new DataFolder(file.resolve("data")))
                        .examine()
                        .verdict())
                .isEqualTo(Verdict.MISSING);
        assertThat(new DataFolderCheck(new DataFolder(folder)).examine().verdict())
                .isEqualTo(Verdict.OK);
    }

    @Test
    void machineIsFitUnlessSomethingIsMissing() {
        Finding warning = Finding.warning("adb", "", "");

        assertThat(Doctor.isFit(List.of(warning))).isTrue();
        assertThat(Doctor.isFit(List.of(warning, Finding.missing("Java", "", ""))))
                .isFalse();
    }

    @Test
    void outputOfAProgramIsReadAndFailureIsEmpty() {
        assertThat(Subprocess.outputOf(List.of("sh", "-c", "echo hello"))).contains("hello\n");
        assertThat(Subprocess.outputOf(List.of("sh", "-c", "exit 3"))).isEmpty();
        assertThat(Subprocess.outputOf(List.of("no-such-program-here"))).isEmpty();
    }
}
