package org.phonebank.virtual.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A phone's storage keeps what is in it in, and everything else out. */
class PhoneFilesTest {
    private static final String TMP = "/data/local/tmp/";

    @TempDir
    Path folder;

    private PhoneFiles files;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(folder.resolve("outside"));
        Files.writeString(folder.resolve("outside/secret"), "secret");
        files = new PhoneFiles(folder.resolve("phone"), 64 << 10, () -> {});
    }

    private void write(String path, int bytes) throws IOException {
        try (OutputStream out = files.write(path, false)) {
            out.write(new byte[bytes]);
        }
    }

    private static void assertRefused(Errno errno, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOf(PhoneFileException.class)
                .hasMessage(errno.text())
                .extracting(thrown -> ((PhoneFileException) thrown).errno())
                .isEqualTo(errno);
    }

    @Test
    void dotsCannotLeaveTheRoot() {
        assertThat(PhonePaths.absolute("/a/b", "../../../../etc/x/./../y")).isEqualTo("/etc/y");
        assertRefused(Errno.EINVAL, () -> files.host("/../outside/secret"));
    }

    @Test
    void linksCannotLeaveTheStorage() throws IOException {
        Path tmp = files.storage().resolve("data/local/tmp");
        Files.createSymbolicLink(tmp.resolve("file"), folder.resolve("outside/secret"));
        Files.createSymbolicLink(tmp.resolve("dir"), folder.resolve("outside"));
        Files.createSymbolicLink(tmp.resolve("dangling"), folder.resolve("outside/new"));
        Files.createSymbolicLink(tmp.resolve("within"), tmp);

        assertRefused(Errno.EACCES, () -> files.read(TMP + "file"));
        assertRefused(Errno.EACCES, () -> files.read(TMP + "dir/secret"));
        assertRefused(Errno.EACCES, () -> files.write(TMP + "dir/new", false));
        assertRefused(Errno.EACCES, () -> files.write(TMP + "dangling", false));
        assertRefused(Errno.EACCES, () -> files.delete(TMP + "dir/secret"));
        assertRefused(Errno.EACCES, () -> files.list(TMP + "dir"));
        write(TMP + "within/inner", 1);
        assertThat(files.status(TMP + "inner").sizeBytes()).isEqualTo(1);
        files.delete(TMP + "file");
        assertThat(folder.resolve("outside/secret")).hasContent("secret");
        assertThat(folder.resolve("outside/new")).doesNotExist();
    }

    @Test
    void namesThatNoFileCanHaveAreRefused() {
        assertRefused(Errno.EINVAL, () -> files.write(TMP + "a\0b", false));
        assertRefused(Errno.EINVAL, () -> files.delete(TMP + "a\0b"));
        assertRefused(Errno.ENAMETOOLONG, () -> files.write(TMP + "x".repeat(300), false));
        assertRefused(Errno.ENAMETOOLONG, () -> files.makeFolders(TMP + "x/".repeat(600)));
    }

    @Test
    void onlyTheShellsPlacesCanBeWrittenAndReadAsOnAPhone() {
        assertRefused(Errno.EROFS, () -> files.write("/system/bin/new", false));
        assertRefused(Errno.EACCES, () -> files.write("/proc/stat", false));
        assertRefused(Errno.EACCES, () -> files.write("/data/misc/adb/adb_keys", false));
        assertRefused(Errno.EACCES, () -> files.list("/data"));
        assertRefused(Errno.EACCES, () -> files.delete("/data/local/tmp"));
        assertRefused(Errno.EISDIR, () -> files.read("/system"));
        assertRefused(Errno.ENOENT, () -> files.read(TMP + "none"));
    }

    @Test
    void theSharedStorageHasSeveralNames() throws IOException {
        write("/sdcard/Download/a", 3);

        assertThat(files.status("/storage/emulated/0/Download/a").sizeBytes()).isEqualTo(3);
        assertThat(files.list("/mnt/sdcard/Download")).containsExactly("a");
    }

    @Test
    void spaceIsCountedInBlocksAndEnds() throws IOException {
        write(TMP + "a", 1);
        write(TMP + "b", 4097);
        assertThat(files.space()).isEqualTo(new PhoneFiles.Space(64 << 10, 12 << 10, 52 << 10));

        assertRefused(Errno.ENOSPC, () -> write(TMP + "c", (52 << 10) + 1));
        write(TMP + "c", 52 << 10);
        assertThat(files.space().free()).isZero();
        files.delete(TMP + "b");
        assertThat(files.space().free()).isEqualTo(8 << 10);
    }

    @Test
    void filesWrittenPastThePhoneCountToo() throws IOException {
        Files.write(files.host(TMP + "log"), new byte[10_000]);

        assertThat(files.space().used()).isEqualTo(12 << 10);
    }
}
