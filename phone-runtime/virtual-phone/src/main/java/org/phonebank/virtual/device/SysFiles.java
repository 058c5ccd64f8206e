package org.phonebank.virtual.device;

import java.util.LinkedHashMap;
import java.util.Map;
import org.phonebank.virtual.profile.CpuCluster;
import org.phonebank.virtual.profile.PhoneProfile;

/** The texts below {@code /sys}, by path. */
final class SysFiles {
    private static final String BATTERY = "/sys/class/power_supply/battery/";
    private static final String ZONE = "/sys/class/thermal/thermal_zone";
    private static final String CPU = "/sys/devices/system/cpu/";

    private final PhoneProfile profile;

    SysFiles(PhoneProfile profile) {
        this.profile = profile;
    }

    Map<String, String> constant() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(BATTERY + "present", "1");
        files.put(BATTERY + "technology", "Li-ion");
        files.put(BATTERY + "charge_full", String.valueOf(profile.batteryMilliampHours() * 1000));
        files.put(ZONE + "0/type", "cpu-0-0");
        files.put(ZONE + "1/type", "battery");
        String range = "0-" + (profile.cores() - 1);
        files.put(CPU + "online", range);
        files.put(CPU + "possible", range);
        files.put(CPU + "present", range);
        forEachCore((core, cluster) -> {
            files.put(frequency(core, "cpuinfo_max_freq"), kilohertz(cluster.maxMhz()));
            files.put(frequency(core, "cpuinfo_min_freq"), kilohertz(cluster.minMhz()));
            files.put(frequency(core, "scaling_governor"), "schedutil");
        });
        files.replaceAll((path, text) -> text + "\n");
        return files;
    }

    Map<String, String> changing(DeviceReading reading) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(BATTERY + "capacity", String.valueOf(reading.batteryPercent()));
        files.put(BATTERY + "status", reading.status().text());
        files.put(BATTERY + "health", BatteryDump.isOverheated(reading) ? "Overheat" : "Good");
        files.put(BATTERY + "charge_counter", String.valueOf(reading.chargeMicroampHours()));
        files.put(BATTERY + "current_now", String.valueOf(reading.microamps()));
        files.put(BATTERY + "voltage_now", String.valueOf(reading.millivolts() * 1000));
        files.put(BATTERY + "temp", String.valueOf(BatteryDump.tenths(reading.batteryCelsius())));
        files.put(ZONE + "0/temp", millidegrees(reading.processorCelsius()));
        files.put(ZONE + "1/temp", millidegrees(reading.batteryCelsius()));
        double load = Math.min(1, reading.busyCores() / profile.cores());
        forEachCore((core, cluster) -> {
            int most = (int) Math.round(Math.max(cluster.minMhz(), cluster.maxMhz() * reading.frequencyLimit()));
            int mhz = (int) Math.round(cluster.minMhz() + (cluster.maxMhz() - cluster.minMhz()) * Math.sqrt(load));
            files.put(frequency(core, "scaling_max_freq"), kilohertz(most));
            files.put(frequency(core, "scaling_cur_freq"), kilohertz(Math.min(mhz, most)));
        });
        files.replaceAll((path, text) -> text + "\n");
        return files;
    }

    private interface CoreAction {
        void accept(int core, CpuCluster cluster);
    }

    private void forEachCore(CoreAction action) {
        int core = 0;
        for (CpuCluster cluster : profile.processor().clusters()) {
            for (int i = 0; i < cluster.cores(); i++) {
                action.accept(core++, cluster);
            }
        }
    }

    private static String frequency(int core, String name) {
        return CPU + "cpu" + core + "/cpufreq/" + name;
    }

    private static String kilohertz(int mhz) {
        return String.valueOf(mhz * 1000);
    }

    private static String millidegrees(double celsius) {
        return String.valueOf(Math.round(celsius * 1000));
    }
}
