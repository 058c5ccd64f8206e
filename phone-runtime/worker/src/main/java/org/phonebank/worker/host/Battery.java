package org.phonebank.worker.host;

import java.util.Optional;
import java.util.OptionalLong;
import org.phonebank.protocol.v1.BatteryStatus;
import org.phonebank.protocol.v1.TelemetrySample;

/** The battery as the kernel's power supply class tells it. */
final class Battery {
    private static final String FOLDER = "/sys/class/power_supply/battery/";
    private static final float TENTHS = 10;

    private final HostFiles files;

    Battery(HostFiles files) {
        this.files = files;
    }

    void addTo(TelemetrySample.Builder sample) {
        BatteryStatus status = status();
        sample.setBatteryStatus(status);
        OptionalLong percent = bounded("capacity", 0, 100);
        if (percent.isPresent()) {
            sample.setBatteryPercent((int) percent.getAsLong());
        }
        OptionalLong current = bounded("current_now", Integer.MIN_VALUE + 1, Integer.MAX_VALUE);
        if (current.isPresent()) {
            sample.setBatteryCurrentMicroamps(signed((int) current.getAsLong(), status));
        }
        OptionalLong voltage = bounded("voltage_now", 0, Integer.MAX_VALUE);
        if (voltage.isPresent()) {
            sample.setBatteryVoltageMicrovolts((int) voltage.getAsLong());
        }
        OptionalLong temperature = bounded("temp", -1000, 2000);
        if (temperature.isPresent()) {
            sample.setBatteryCelsius(temperature.getAsLong() / TENTHS);
        }
    }

    private OptionalLong bounded(String name, long least, long most) {
        OptionalLong value = files.number(FOLDER + name);
        boolean plausible = value.isPresent() && value.getAsLong() >= least && value.getAsLong() <= most;
        return plausible ? value : OptionalLong.empty();
    }

    /** Makers do not agree on the sign of the current, so the status decides. */
    private static int signed(int current, BatteryStatus status) {
        if (status == BatteryStatus.BATTERY_STATUS_DISCHARGING) {
            return -Math.abs(current);
        }
        return status == BatteryStatus.BATTERY_STATUS_CHARGING ? Math.abs(current) : current;
    }

    private BatteryStatus status() {
        Optional<String> text = files.text(FOLDER + "status");
        switch (text.orElse("")) {
            case "Charging":
                return BatteryStatus.BATTERY_STATUS_CHARGING;
            case "Discharging":
                return BatteryStatus.BATTERY_STATUS_DISCHARGING;
            case "Not charging":
                return BatteryStatus.BATTERY_STATUS_NOT_CHARGING;
            case "Full":
                return BatteryStatus.BATTERY_STATUS_FULL;
            default:
                return BatteryStatus.BATTERY_STATUS_UNSPECIFIED;
        }
    }
}
