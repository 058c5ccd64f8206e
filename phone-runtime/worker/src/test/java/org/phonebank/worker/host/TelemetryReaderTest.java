package org.phonebank.worker.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.protocol.v1.BatteryStatus;
import org.phonebank.protocol.v1.TelemetrySample;

class TelemetryReaderTest {
    @TempDir
    private Path root;

    private TelemetryReader reader;

    @BeforeEach
    void open() {
        HostFiles files = new HostFiles(root);
        reader = new TelemetryReader(files, new Memory(files, files));
    }

    @Test
    void phoneThatTellsNothingHasOnlyATime() {
        assertThat(read().toBuilder().clearTimeMillis().build()).isEqualTo(TelemetrySample.getDefaultInstance());
    }

    @Test
    void readsWhatAPhoneTells() throws IOException {
        write("proc/meminfo", "MemTotal:        3809036 kB\nMemFree:          111 kB\nMemAvailable:    1500000 kB\n");
        write("proc/self/status", "Name:\tx\nVmRSS:\t   86956 kB\n");
        write(
                "proc/pressure/memory",
                "some avg10=12.50 avg60=0.00 avg300=0.00 total=1\nfull avg10=1.00 avg60=0.00 avg300=0.00 total=1\n");
        write("sys/class/power_supply/battery/capacity", "64\n");
        write("sys/class/power_supply/battery/status", "Discharging\n");
        write("sys/class/power_supply/battery/current_now", "412000\n");
        write("sys/class/power_supply/battery/voltage_now", "3912000\n");
        write("sys/class/power_supply/battery/temp", "312\n");
        write("sys/class/thermal/thermal_zone0/temp", "41500\n");
        write("sys/class/thermal/thermal_zone1/temp", "55\n");
        write("sys/class/thermal/thermal_zone2/temp", "-40000\n");
        write("sys/devices/system/cpu/cpu0/cpufreq/scaling_cur_freq", "900000\n");
        write("sys/devices/system/cpu/cpu0/cpufreq/cpuinfo_max_freq", "1800000\n");
        write("sys/devices/system/cpu/cpu1/cpufreq/scaling_cur_freq", "1800000\n");
        write("sys/devices/system/cpu/cpu1/cpufreq/cpuinfo_max_freq", "1800000\n");
        write("sys/devices/system/cpu/cpu0/cpufreq/scaling_max_freq", "900000\n");
        write("sys/devices/system/cpu/cpu1/cpufreq/scaling_max_freq", "900000\n");
        write("sys/devices/system/cpu/cpu2/online", "0\n");

        assertThat(read().toBuilder().clearTimeMillis().build())
                .isEqualTo(TelemetrySample.newBuilder()
                        .setAvailableMemoryBytes(1_500_000L * 1024)
                        .setResidentBytes(86_956L * 1024)
                        .setMemoryPressure(0.125f)
                        .setBatteryPercent(64)
                        .setBatteryStatus(BatteryStatus.BATTERY_STATUS_DISCHARGING)
                        .setBatteryCurrentMicroamps(-412_000)
                        .setBatteryVoltageMicrovolts(3_912_000)
                        .setBatteryCelsius(31.2f)
                        .setHottestCelsius(55)
                        .setFrequencyRatio(0.75f)
                        .setFrequencyLimit(0.5f)
                        .build());
    }

    @Test
    void utilisationIsTheShareSinceTheSampleBefore() throws IOException {
        write("proc/stat", "cpu  100 0 100 700 100 0 0 0 0 0\ncpu0 1 2 3 4 5 6 7 8 9 10\n");
        assertThat(read().hasCpuUtilisation()).isFalse();

        write("proc/stat", "cpu  130 10 110 740 110 0 0 0 7 0\n");
        assertThat(read().getCpuUtilisation()).isEqualTo(0.5f);
        assertThat(read().hasCpuUtilisation()).isFalse();
    }

    @Test
    void nonsenseIsAbsent() throws IOException {
        write("proc/meminfo", "MemAvailable: a lot kB\nMemTotal: kB\n");
        write("proc/stat", "intr 1 2 3\n");
        write("proc/pressure/memory", "some avg10=many\n");
        write("sys/class/power_supply/battery/capacity", "101\n");
        write("sys/class/power_supply/battery/temp", "99999999999999999999999\n");
        write("sys/class/power_supply/battery/status", "Exploding\n");
        write("sys/class/thermal/thermal_zone0/temp", "\n");

        assertThat(read().toBuilder().clearTimeMillis().build()).isEqualTo(TelemetrySample.getDefaultInstance());
    }

    @Test
    void paceIsReadFromItsFile() throws IOException {
        HostFiles files = new HostFiles(root);
        assertThat(VirtualProcessor.pace(files)).isEqualTo(1);
        write("sys/phonebank/pace", "2.5\n");
        assertThat(VirtualProcessor.pace(files)).isEqualTo(2.5);
        write("sys/phonebank/pace", "0.5\n");
        assertThat(VirtualProcessor.pace(files)).isEqualTo(1);
        write("sys/phonebank/pace", "fast\n");
        assertThat(VirtualProcessor.pace(files)).isEqualTo(1);
        write("sys/phonebank/pace", "halted\n");
        assertThat(VirtualProcessor.pace(files)).isInfinite();
    }

    private TelemetrySample read() {
        return reader.read().build();
    }

    private void write(String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
