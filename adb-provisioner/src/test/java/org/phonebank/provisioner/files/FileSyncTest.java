package org.phonebank.provisioner.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.provisioner.device.AdbServiceRefusedException;
import org.phonebank.provisioner.device.PhoneStorageFullException;
import org.phonebank.provisioner.device.PhoneVanishedException;
import org.phonebank.provisioner.fake.MemoryDevice;

class FileSyncTest {
    @TempDir
    Path folder;

    private final MemoryDevice device = new MemoryDevice("A1");
    private final FileSync sync = new FileSync();

    @BeforeEach
    void makeRoom() {
        device.freeKilobytes(1 << 20);
    }

    @Test
    void copiesWhatIsMissingOrDifferentAndSkipsTheRest() throws Exception {
        List<PushFile> files = List.of(file("one"), file("two"), file("three"));
        device.files().put("/data/m/one", bytes("one"));
        device.files().put("/data/m/two", bytes("2"));
        List<Long> progress = new ArrayList<>();

        SyncReport report = sync.push(device, files, (file, done, total) -> progress.add(done), () -> false);

        assertThat(report)
                .isEqualTo(new SyncReport(List.of("/data/m/two", "/data/m/three"), List.of("/data/m/one"), 8));
        assertThat(device.files()).containsOnlyKeys("/data/m/one", "/data/m/two", "/data/m/three");
        assertThat(device.text("/data/m/two")).isEqualTo("two");
        assertThat(progress).containsExactly(3L, 6L, 6L, 11L, 11L);
    }

    @Test
    void nothingIsCopiedTwice() throws Exception {
        List<PushFile> files = List.of(file("one"), file("two"));
        sync.push(device, files, SyncListener.NONE, () -> false);
        device.pushes().clear();
        device.commands().clear();

        SyncReport again = sync.push(device, files, SyncListener.NONE, () -> false);

        assertThat(again).isEqualTo(new SyncReport(List.of(), List.of("/data/m/one", "/data/m/two"), 0));
        assertThat(device.pushes()).isEmpty();
        assertThat(device.commands()).hasSize(1);
    }

    @Test
    void aCutPushLeavesNothingThatLooksCompleteAndGoesOnWhereItBroke() throws Exception {
        List<PushFile> files = List.of(file("one"), file("two"), file("three"));
        device.cutAfterPushes(1);

        assertThatThrownBy(() -> sync.push(device, files, SyncListener.NONE, () -> false))
                .isInstanceOf(PhoneVanishedException.class);
        assertThat(device.files()).containsOnlyKeys("/data/m/one", "/data/m/two.part");
        device.pushes().clear();
        sync.push(device, files, SyncListener.NONE, () -> false);

        assertThat(device.pushes()).containsExactly("/data/m/two.part", "/data/m/three.part");
        assertThat(device.files()).containsOnlyKeys("/data/m/one", "/data/m/two", "/data/m/three");
    }

    @Test
    void tooLittleStorageIsSaidBeforeAnythingIsCopied() throws Exception {
        device.freeKilobytes(32 << 10);
        List<PushFile> files = List.of(file("one"));

        assertThatThrownBy(() -> sync.push(device, files, SyncListener.NONE, () -> false))
                .isInstanceOfSatisfying(PhoneStorageFullException.class, full -> assertThat(full.missingBytes())
                        .isEqualTo(3))
                .hasMessage("Phone A1 has too little free storage: 1 MB more are needed for the 1 files to copy; free "
                        + "some on it.");
        assertThat(device.pushes()).isEmpty();
    }

    @Test
    void aDamagedCopyIsRemoved() throws Exception {
        device.damagePushes();
        List<PushFile> files = List.of(file("one"));

        assertThatThrownBy(() -> sync.push(device, files, SyncListener.NONE, () -> false))
                .isInstanceOf(AdbServiceRefusedException.class)
                .hasMessageContaining("differs from the file here");
        assertThat(device.files()).isEmpty();
    }

    @Test
    void cancellingStopsBetweenFiles() throws Exception {
        List<PushFile> files = List.of(file("one"), file("two"));
        assertThatThrownBy(() -> sync.push(
                        device, files, SyncListener.NONE, () -> device.files().containsKey("/data/m/one")))
                .isInstanceOf(CancellationException.class);
        assertThat(device.files()).containsOnlyKeys("/data/m/one");
    }

    @Test
    void manyFilesAreComparedInFewCommands() throws Exception {
        List<PushFile> files = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            files.add(file("layer-" + i));
            device.files().put("/data/m/layer-" + i, bytes("layer-" + i));
        }

        assertThat(sync.push(device, files, SyncListener.NONE, () -> false).sent())
                .isEmpty();
        assertThat(device.commands()).hasSizeLessThan(4).allMatch(command -> command.length() < 4000);
    }

    private PushFile file(String content) throws IOException {
        Path local = Files.writeString(folder.resolve(content), content);
        return new PushFile(local, "/data/m/" + content, 0644, content.length(), MemoryDevice.sha256(bytes(content)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
