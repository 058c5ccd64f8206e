package org.phonebank.virtual.device;

/** Android's battery states, with their numbers in {@code dumpsys battery} and their words in sysfs. */
public enum BatteryStatus {
    CHARGING(2, "Charging"),
    DISCHARGING(3, "Discharging"),
    FULL(5, "Full");

    private final int number;
    private final String text;

    BatteryStatus(int number, String text) {
        this.number = number;
        this.text = text;
    }

    public int number() {
        return number;
    }

    public String text() {
        return text;
    }
}
