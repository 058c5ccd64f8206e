package org.phonebank.tests.provisioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.phonebank.provisioner.device.AdbDevice;
import org.phonebank.provisioner.device.PhoneStorageFullException;
import org.phonebank.provisioner.device.PhoneVanishedException;
import org.phonebank.provisioner.discovery.PhoneState;
import org.phonebank.provisioner.files.FileSync;
import org.phonebank.provisioner.files.PushFile;
import org.phonebank.provisioner.files.SyncListener;
import org.phonebank.provisioner.files.SyncReport;
import org.phonebank.virtual.VirtualPhone;

class FileSyncTest {
    private static final String REMOTE = "/data/local/tmp/phonebank/models/m";
    private static final int MEBIBYTE = 1 << 20;

    @TempDir
    Path folder;

    private final FileSync sync = new FileSync();
    private PhoneBench bench;

    @BeforeEach
    void start() throws IOException {
        bench = new PhoneBench(folder);
    }

    @AfterEach
    void stop() throws InterruptedException {
        bench.close();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void copiesFilesAndSkipsThemTheSecondTime(Way way) throws Exception {
        VirtualPhone phone = bench.phone("VP01");
        bench.reach(phone, way);
        List<PushFile> files = List.of(file("a.bin", 3 * MEBIBYTE + 17), file("it's b.bin", 10), file("c.bin", 0));

        SyncReport first = push("VP01", files);
        SyncReport second = push("VP01", files);

        List<String> paths = files.stream().map(PushFile::remotePath).toList();
        assertThat(first).isEqualTo(new SyncReport(paths, List.of(), 3L * MEBIBYTE + 27));
        assertThat(second).isEqualTo(new SyncReport(List.of(), paths, 0));
        for (PushFile file : files) {
            assertThat(onPhone("VP01", file)).hasSameBinaryContentAs(file.local());
        }
        try (AdbDevice device = bench.discovery().open("VP01")) {
            Path back = folder.resolve("back");
            device.pull(files.get(0).remotePath(), back, bytes -> {}, () -> false);
            assertThat(back).hasSameBinaryContentAs(files.get(0).local());
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void aPushThatIsCutGoesOnWhenThePhoneIsBack(Way way) throws Exception {
        VirtualPhone phone = bench.phone("VP01");
        bench.reach(phone, way);
        List<PushFile> files = List.of(file("a.bin", MEBIBYTE), file("b.bin", 40 * MEBIBYTE), file("c.bin", 5));
        boolean[] cut = {false};
        SyncListener cutter = (file, done, total) -> {
            if (!cut[0] && file.remotePath().endsWith("b.bin")) {
                cut[0] = true;
                phone.cutConnectionAfterBytes(10 * MEBIBYTE);
            }
        };

        try (AdbDevice device = bench.discovery().open("VP01")) {
            assertThatThrownBy(() -> sync.push(device, files, cutter, () -> false))
                    .isInstanceOf(PhoneVanishedException.class);
        }
        assertThat(onPhone("VP01", files.get(0))).exists();
        assertThat(onPhone("VP01", files.get(1))).doesNotExist();
        phone.unplug();
        bench.awaitState("VP01", PhoneState.VANISHED);
        phone.plug();
        bench.awaitState("VP01", PhoneState.READY);

        SyncReport report = push("VP01", files);

        assertThat(report.skipped()).containsExactly(files.get(0).remotePath());
        for (PushFile file : files) {
            assertThat(onPhone("VP01", file)).hasSameBinaryContentAs(file.local());
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void severalPhonesAreFilledAtOnce(Way way) throws Exception {
        List<PushFile> files = List.of(file("a.bin", 8 * MEBIBYTE), file("b.bin", 100));
        List<String> serials = List.of("VP01", "VP02", "VP03");
        for (String serial : serials) {
            bench.reach(bench.phone(serial), way);
        }
        ExecutorService pushes = Executors.newFixedThreadPool(serials.size());
        try {
            List<Future<SyncReport>> reports = new ArrayList<>();
            for (String serial : serials) {
                reports.add(pushes.submit(() -> push(serial, files)));
            }
            for (Future<SyncReport> report : reports) {
                assertThat(report.get(2, TimeUnit.MINUTES).sent()).hasSize(2);
            }
        } finally {
            pushes.shutdownNow();
        }
        for (String serial : serials) {
            assertThat(onPhone(serial, files.get(0)))
                    .hasSameBinaryContentAs(files.get(0).local());
        }
    }

    @Test
    void aFullPhoneSaysHowMuchIsMissingBeforeAnythingIsCopied() throws Exception {
        bench.reach(bench.phone("VP01"), Way.DIRECT);
        long size = bench.profile().storageBytes() + (1L << 30);
        Path huge = folder.resolve("huge.bin");
        try (RandomAccessFile sparse = new RandomAccessFile(huge.toFile(), "rw")) {
            sparse.setLength(size);
        }
        PushFile file = new PushFile(huge, REMOTE + "/huge.bin", 0644, size, "0".repeat(64));

        assertThatThrownBy(() -> push("VP01", List.of(file)))
                .isInstanceOfSatisfying(PhoneStorageFullException.class, full -> assertThat(full.missingBytes())
                        .isGreaterThan(1L << 30))
                .hasMessageContaining("Phone VP01 has too little free storage");
        assertThat(onPhone("VP01", file).resolveSibling("huge.bin.part")).doesNotExist();
    }

    private SyncReport push(String serial, List<PushFile> files) throws Exception {
        try (AdbDevice device = bench.discovery().open(serial)) {
            return sync.push(device, files, SyncListener.NONE, () -> false);
        }
    }

    private PushFile file(String name, int size) throws IOException, NoSuchAlgorithmException {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        Path local = Files.write(folder.resolve(name), content);
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        return new PushFile(local, REMOTE + "/" + name, 0644, size, sha256);
    }

    private Path onPhone(String serial, PushFile file) {
        return bench.storage(serial).resolve(file.remotePath().substring(1));
    }
}
