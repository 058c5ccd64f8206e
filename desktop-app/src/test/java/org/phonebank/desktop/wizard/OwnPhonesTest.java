package org.phonebank.desktop.wizard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.virtual.VirtualLab;
import org.phonebank.virtual.VirtualLabSettings;

class OwnPhonesTest {
    @TempDir
    private Path home;

    @SuppressWarnings("NullAway.Init")
    private OwnPhones phones;

    @AfterEach
    void close() {
        phones.close();
    }

    @Test
    void aNameThatASilentProgramUsesIsPassedOver() throws IOException {
        phones = new OwnPhones(new DataFolder(home));

        try (VirtualLab silent = VirtualLab.start(VirtualLabSettings.of(home, 1))) {
            assertThat(silent.phones()).hasSize(1);
            assertThat(phones.add(2, Set.of("VP02"))).containsExactly("VP03", "VP04");
        }
    }

    @Test
    void onePhoneThatCannotBeStartedLeavesNone() throws IOException {
        phones = new OwnPhones(new DataFolder(home));
        Files.createFile(Files.createDirectories(home.resolve("virtual")).resolve("VP02"));

        assertThatThrownBy(() -> phones.add(3, Set.of())).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(phones.serials()).isEmpty();
    }
}
