package org.phonebank.virtual.device;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.phonebank.virtual.profile.CpuCluster;
import org.phonebank.virtual.profile.PhoneProfile;

/** The texts below {@code /proc}, by path. */
final class ProcFiles {
    /** Android 10 brought the pressure files to phones. */
    private static final int FIRST_API_WITH_PRESSURE = 29;

    private final PhoneProfile profile;

    ProcFiles(PhoneProfile profile) {
        this.profile = profile;
    }

    Map<String, String> constant() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("/proc/cpuinfo", cpuinfo());
        files.put(
                "/proc/version",
                "Linux version " + profile.kernel()
                        + " (builder@phonebank) (clang) #1 SMP PREEMPT (a virtual phone)\n");
        return files;
    }

    Map<String, String> changing(DeviceReading reading) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("/proc/meminfo", meminfo(reading));
        files.put("/proc/stat", stat(reading));
        files.put("/proc/uptime", uptime(reading));
        files.put("/proc/loadavg", loadavg(reading));
        if (profile.androidApi() >= FIRST_API_WITH_PRESSURE) {
            files.put("/proc/pressure/memory", pressure(reading));
        }
        return files;
    }

    private String cpuinfo() {
        StringBuilder text = new StringBuilder("Processor\t: AArch64 Processor rev 4 (aarch64)\n");
        int core = 0;
        for (CpuCluster cluster : profile.processor().clusters()) {
            for (int i = 0; i < cluster.cores(); i++) {
                text.append("processor\t: ").append(core++).append('\n');
                text.append("BogoMIPS\t: 38.40\n");
                text.append("Features\t: ")
                        .append(String.join(" ", profile.processor().features()))
                        .append('\n');
                text.append("CPU implementer\t: ").append(cluster.implementer()).append('\n');
                text.append("CPU architecture: 8\nCPU variant\t: 0x0\n");
                text.append("CPU part\t: ").append(cluster.part()).append('\n');
                text.append("CPU revision\t: 4\n\n");
            }
        }
        return text.append("Hardware\t: ")
                .append(profile.processor().hardware())
                .append('\n')
                .toString();
    }

    private static String meminfo(DeviceReading reading) {
        long total = reading.memoryTotalBytes();
        long available = reading.memoryAvailableBytes();
        long cached = Math.min(available * 3 / 4, total / 3);
        StringBuilder text = new StringBuilder();
        line(text, "MemTotal", total);
        line(text, "MemFree", Math.max(0, available - cached));
        line(text, "MemAvailable", available);
        line(text, "Buffers", Math.min(cached, 4L << 20));
        line(text, "Cached", cached);
        line(text, "SwapCached", 0);
        line(text, "SwapTotal", 0);
        line(text, "SwapFree", 0);
        return text.toString();
    }

    private static void line(StringBuilder text, String name, long bytes) {
        text.append(String.format(Locale.ROOT, "%-15s %8d kB\n", name + ":", bytes >> 10));
    }

    /** One line for all cores, one for each; work is spread evenly. */
    private String stat(DeviceReading reading) {
        int cores = profile.cores();
        StringBuilder text = new StringBuilder("cpu  ");
        ticks(text, reading.userTicks(), reading.systemTicks(), reading.idleTicks());
        for (int core = 0; core < cores; core++) {
            text.append("cpu").append(core).append(' ');
            ticks(
                    text,
                    share(reading.userTicks(), core, cores),
                    share(reading.systemTicks(), core, cores),
                    share(reading.idleTicks(), core, cores));
        }
        return text.append("intr 0\nctxt 0\nbtime 0\nprocesses 1\nprocs_running ")
                .append(Math.max(1, Math.round(reading.busyCores())))
                .append("\nprocs_blocked 0\n")
                .toString();
    }

    private static long share(long ticks, int core, int cores) {
        return (ticks + core) / cores;
    }

    private static void ticks(StringBuilder text, long user, long system, long idle) {
        text.append(user).append(" 0 ").append(system).append(' ').append(idle).append(" 0 0 0 0 0 0\n");
    }

    private static String uptime(DeviceReading reading) {
        return String.format(
                Locale.ROOT, "%.2f %.2f\n", reading.uptime().toMillis() / 1000.0, reading.idleTicks() / 100.0);
    }

    private static String loadavg(DeviceReading reading) {
        double load = reading.busyCores();
        return String.format(Locale.ROOT, "%.2f %.2f %.2f 1/1 1\n", load, load, load);
    }

    /** Stalls grow once less than a tenth of the memory is left. */
    private static String pressure(DeviceReading reading) {
        double left = (double) reading.memoryAvailableBytes() / reading.memoryTotalBytes();
        double some = Math.max(0, 0.1 - left) * 600;
        return String.format(
                Locale.ROOT,
                "some avg10=%.2f avg60=%.2f avg300=%.2f total=0\nfull avg10=%.2f avg60=%.2f avg300=%.2f total=0\n",
                some,
                some,
                some,
                some / 3,
                some / 3,
                some / 3);
    }
}
