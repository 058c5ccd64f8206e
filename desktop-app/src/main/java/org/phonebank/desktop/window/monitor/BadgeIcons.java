package org.phonebank.desktop.window.monitor;

/** A sign beside the words of each badge, so that colour is not the only one. */
final class BadgeIcons {
    private BadgeIcons() {}

    static String of(Badge badge) {
        return switch (badge) {
            case SILENT -> "fth-wifi-off";
            case LOW_BATTERY, EMPTIEST -> "fth-battery";
            case HOT, HOTTEST -> "fth-thermometer";
            case HELD_BACK -> "fth-chevrons-down";
            case SHORT_OF_MEMORY -> "fth-hard-drive";
            case SLOWEST -> "fth-clock";
            case WAITING -> "fth-loader";
        };
    }
}
