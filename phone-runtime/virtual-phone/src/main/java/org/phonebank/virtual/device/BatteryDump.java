package org.phonebank.virtual.device;

/** {@code dumpsys battery} in Android's words. */
public final class BatteryDump {
    private static final int HEALTH_GOOD = 2;
    private static final int HEALTH_OVERHEAT = 3;
    private static final double OVERHEAT_CELSIUS = 55;

    private BatteryDump() {}

    public static String text(DeviceReading reading) {
        int health = isOverheated(reading) ? HEALTH_OVERHEAT : HEALTH_GOOD;
        return """
                Current Battery Service state:
                  AC powered: %b
                  USB powered: false
                  Wireless powered: false
                  Max charging current: %d
                  Max charging voltage: %d
                  Charge counter: %d
                  status: %d
                  health: %d
                  present: true
                  level: %d
                  scale: 100
                  voltage: %d
                  temperature: %d
                  technology: Li-ion
                """.formatted(
                        reading.charging(),
                        reading.charging() ? 1_800_000 : 0,
                        reading.charging() ? 5_000_000 : 0,
                        reading.chargeMicroampHours(),
                        reading.status().number(),
                        health,
                        reading.batteryPercent(),
                        reading.millivolts(),
                        tenths(reading.batteryCelsius()));
    }

    static boolean isOverheated(DeviceReading reading) {
        return reading.batteryCelsius() > OVERHEAT_CELSIUS;
    }

    static int tenths(double celsius) {
        return (int) Math.round(celsius * 10);
    }
}
