package org.phonebank.virtual.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.virtual.profile.PhoneProfile;
import org.phonebank.virtual.profile.PhoneProfiles;

/** A phone's body, with a clock that the test moves. */
class DeviceStateTest {
    private static final PhoneProfile PIXEL = PhoneProfiles.byId("pixel").orElseThrow();

    @TempDir
    Path folder;

    private Instant now = Instant.EPOCH;
    private Duration cpuTime = Duration.ZERO;
    private long resident;
    private final DeviceState device = new DeviceState(PIXEL, () -> now, () -> new ProcessUse(cpuTime, resident));

    private void pass(Duration time, double busyCores) {
        for (int step = 0; step < 60; step++) {
            now = now.plus(time.dividedBy(60));
            cpuTime = cpuTime.plusNanos((long) (time.toNanos() / 60.0 * busyCores));
            device.read();
        }
    }

    @Test
    void anIdlePhoneDrainsSlowlyAndStaysCool() {
        pass(Duration.ofHours(1), 0);

        DeviceReading reading = device.read();
        assertThat(reading.batteryPercent()).isEqualTo(82);
        assertThat(reading.batteryCelsius()).isLessThan(28);
        assertThat(reading.status()).isEqualTo(BatteryStatus.DISCHARGING);
        assertThat(reading.microamps()).isBetween(-150_000, -100_000);
    }

    @Test
    void aBusyPhoneDrainsAndHeatsFaster() {
        pass(Duration.ofMinutes(30), 4);

        DeviceReading reading = device.read();
        assertThat(reading.batteryPercent()).isBetween(55, 68);
        assertThat(reading.processorCelsius()).isGreaterThan(50);
        assertThat(reading.batteryCelsius()).isBetween(38.0, 45.0);
        assertThat(reading.busyCores()).isCloseTo(4, within(0.01));
        pass(Duration.ofMinutes(30), 0);
        assertThat(device.read().processorCelsius()).isLessThan(30);
    }

    @Test
    void processorTicksAddUpToTheTimeOfAllCores() {
        pass(Duration.ofSeconds(100), 1);

        DeviceReading reading = device.read();
        assertThat(reading.userTicks()).isCloseTo(10_000, within(5L));
        assertThat(reading.userTicks() + reading.systemTicks() + reading.idleTicks())
                .isCloseTo(40_000, within(3L));
    }

    @Test
    void stretchedWorkKeepsASlowerProcessorBusy() {
        device.setPace(3);
        pass(Duration.ofSeconds(60), 1);

        assertThat(device.read().busyCores()).isCloseTo(3.06, within(0.01));
    }

    @Test
    void chargingEndsWhenFull() {
        device.setBatteryPercent(95);
        device.setCharging(true);
        pass(Duration.ofMinutes(1), 0);
        assertThat(device.read().status()).isEqualTo(BatteryStatus.CHARGING);
        assertThat(device.read().microamps()).isPositive();

        pass(Duration.ofHours(2), 0);
        assertThat(device.read().status()).isEqualTo(BatteryStatus.FULL);
        assertThat(device.read().batteryPercent()).isEqualTo(100);
    }

    @Test
    void memoryFallsByWhatProcessesHold() {
        long before = device.read().memoryAvailableBytes();
        resident = 500L << 20;

        assertThat(device.read().memoryAvailableBytes()).isEqualTo(before - (500L << 20));
        resident = 8L << 30;
        assertThat(device.read().memoryAvailableBytes()).isZero();
    }

    @Test
    void filesAndDumpShowTheSameValues() throws IOException {
        LiveFiles live = new LiveFiles(folder, PIXEL, device);
        live.writeAll();
        pass(Duration.ofMinutes(10), 2);
        device.setBatteryPercent(40);
        live.refresh();

        String dump = BatteryDump.text(device.read());
        assertThat(dump).contains("\n  level: " + text("class/power_supply/battery/capacity") + "\n");
        assertThat(dump).contains("\n  temperature: " + text("class/power_supply/battery/temp") + "\n");
        assertThat(text("class/power_supply/battery/voltage_now")).endsWith("000");
        assertThat(text("class/thermal/thermal_zone0/temp")).matches("[4-9][0-9]{4}");
        assertThat(text("devices/system/cpu/cpu3/cpufreq/cpuinfo_max_freq")).isEqualTo("2150000");
        assertThat(Files.readAllLines(folder.resolve("proc/stat")).get(0))
                .matches("cpu  [0-9]+ 0 [0-9]+ [0-9]+ 0 0 0 0 0 0");
        assertThat(Files.readAllLines(folder.resolve("proc/meminfo")))
                .allMatch(line -> line.matches("[A-Za-z]+: +[0-9]+ kB"));
        assertThat(Files.readString(folder.resolve("proc/pressure/memory")))
                .startsWith("some avg10=0.00 avg60=0.00 avg300=0.00 total=0\nfull ");
    }

    private String text(String path) throws IOException {
        return Files.readString(folder.resolve("sys").resolve(path)).strip();
    }

    @Test
    void hostPlatformsAreNamedLikeNativeFolders() {
        assertThat(HostPlatform.name("Linux", "amd64")).isEqualTo("linux-x64");
        assertThat(HostPlatform.name("Mac OS X", "aarch64")).isEqualTo("osx-aarch64");
        assertThat(HostPlatform.name("Windows 11", "amd64")).isEqualTo("win-x64");
    }
}
