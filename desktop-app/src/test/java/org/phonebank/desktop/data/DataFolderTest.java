package org.phonebank.desktop.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    private Path folder;

    @Test
    void variableComesFirst() {
        assertThat(DataFolder.locate(Map.of("PHONEBANK_HOME", "/lab", "XDG_DATA_HOME", "/xdg"), system("Linux")))
                .isEqualTo(new DataFolder(Path.of("/lab")));
    }

    @Test
    void linuxFollowsXdg() {
        assertThat(DataFolder.locate(Map.of("XDG_DATA_HOME", "/xdg"), system("Linux")))
                .isEqualTo(new DataFolder(Path.of("/xdg/phonebank")));
    }

    @Test
    void linuxIgnoresRelativeXdgFolder() {
        assertThat(DataFolder.locate(Map.of("XDG_DATA_HOME", "data"), system("Linux")))
                .isEqualTo(new DataFolder(Path.of("/home/mia/.local/share/phonebank")));
    }

    @Test
    void macUsesApplicationSupport() {
        assertThat(DataFolder.locate(Map.of(), system("Mac OS X")))
                .isEqualTo(new DataFolder(Path.of("/home/mia/Library/Application Support/Phonebank")));
    }

    @Test
    void windowsUsesLocalApplicationData() {
        assertThat(DataFolder.locate(Map.of("LOCALAPPDATA", "/local"), system("Windows 11")))
                .isEqualTo(new DataFolder(Path.of("/local/Phonebank")));
    }

    @Test
    void newFolderBelongsToItsOwnerOnly() throws IOException {
        Path root = folder.resolve("a/b");

        new DataFolder(root).create();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root)))
                .isEqualTo("rwx------");
    }

    @Test
    void fileInTheWayIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("taken"));

        assertThatThrownBy(() -> new DataFolder(file.resolve("data")).create())
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("The data folder " + file.resolve("data") + " cannot be made")
                .hasMessageEndingWith("set PHONEBANK_HOME to a folder you may write to.");
    }

    private static Properties system(String platform) {
        Properties system = new Properties();
        system.setProperty("os.name", platform);
        system.setProperty("user.home", "/home/mia");
        return system;
    }
}
