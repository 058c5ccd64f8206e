package org.phonebank.tests.provisioner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.provisioner.device.AdbDevice;
import org.phonebank.provisioner.device.TransferListener;
import org.phonebank.virtual.VirtualPhone;

/** Prints how fast files reach a virtual phone on loopback, by each way and by adb's own push. */
class PushThroughputTest {
    private static final String REMOTE = "/data/local/tmp/big.bin";
    private static final int BYTES = 128 << 20;
    private static final int ROUNDS = 5;

    @TempDir
    Path folder;

    private interface Push {
        void run() throws Exception;
    }

    @Test
    void printsThroughput() throws Exception {
        byte[] content = new byte[BYTES];
        new Random(1).nextBytes(content);
        Path local = Files.write(folder.resolve("big.bin"), content);
        try (PhoneBench bench = new PhoneBench(folder)) {
            VirtualPhone phone = bench.phone("VP01");
            bench.reach(phone, Way.ADB_SERVER);
            try (AdbDevice device = bench.discovery().open("VP01")) {
                print("through the adb server", () -> push(device, local));
            }
            print("adb push", () -> bench.server().run("push", local.toString(), REMOTE));
            bench.server().run("disconnect", PhoneBench.address(phone));
            bench.reach(phone, Way.DIRECT);
            try (AdbDevice device = bench.discovery().open("VP01")) {
                print("direct", () -> push(device, local));
            }
            assertThat(bench.storage("VP01").resolve(REMOTE.substring(1))).hasBinaryContent(content);
        }
    }

    private static void push(AdbDevice device, Path local) throws Exception {
        device.push(local, REMOTE, 0644, TransferListener.NONE, () -> false);
    }

    private static void print(String name, Push push) throws Exception {
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            push.run();
            best = Math.max(best, BYTES / 1e6 / ((System.nanoTime() - start) / 1e9));
        }
        System.out.printf(Locale.ROOT, "Push of %d MiB, %s: %.0f MB/s (best of %d)%n", BYTES >> 20, name, best, ROUNDS);
    }
}
