package org.phonebank.pipeline.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SpillFileTest {
    @TempDir
    Path folder;

    @Test
    void whatWasWrittenIsReadFromItsPlace() throws Exception {
        try (SpillFile file = SpillFile.in(folder)) {
            file.write(100, ByteBuffer.wrap(new byte[] {1, 2, 3}));
            file.write(0, ByteBuffer.wrap(new byte[] {4, 5}));

            assertThat(file.read(100, 3)).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2, 3}));
            assertThat(file.read(0, 2)).isEqualTo(ByteBuffer.wrap(new byte[] {4, 5}));
            assertThatThrownBy(() -> file.read(102, 5)).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void thereIsNoFileBeforeSomethingIsWrittenAndAfterTheEnd() throws Exception {
        SpillFile file = SpillFile.in(folder.resolve("journal"));
        assertThat(files(folder.resolve("journal"))).isEmpty();
        file.write(0, ByteBuffer.allocate(1));
        assertThat(files(folder.resolve("journal"))).hasSize(1);

        file.close();

        assertThat(files(folder.resolve("journal"))).isEmpty();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyItsOwnerMayReadIt() throws Exception {
        Path journal = folder.resolve("journal");
        try (SpillFile file = SpillFile.in(journal)) {
            file.write(0, ByteBuffer.allocate(1));

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(journal)))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(files(journal).get(0))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void leftoversAreDeletedButNotWhatIsInUseOrOfOthers() throws Exception {
        Path others = Files.writeString(folder.resolve("notes.txt"), "mine");
        Path leftover = Files.write(folder.resolve("stage-inputs-1.tmp"), new byte[9]);
        try (SpillFile used = SpillFile.in(folder)) {
            assertThat(leftover).doesNotExist();
            used.write(0, ByteBuffer.allocate(1));

            try (SpillFile second = SpillFile.in(folder)) {
                second.write(0, ByteBuffer.allocate(1));
                assertThat(files(folder)).hasSize(3).contains(others);
            }
            assertThat(used.read(0, 1)).isEqualTo(ByteBuffer.allocate(1));
        }
        assertThat(files(folder)).containsExactly(others);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
