package org.phonebank.provisioner.server;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the adb server's device list, short ({@code serial TAB state}) or long ({@code -l}). */
final class DeviceList {
    private static final int MAX_DEVICES = 1000;

    /** The serial may itself be the words "(no serial number)"; the state may hold spaces. */
    private static final Pattern LINE = Pattern.compile(
            "^(\\(no serial number\\)|\\S+)\\s+(.*?)((?: (?:usb|product|model|device|transport_id|features):\\S*"
                    + "| [0-9]+-[0-9.]+)*)$");

    private DeviceList() {}

    static List<ServerDevice> parse(String text) {
        List<ServerDevice> devices = new ArrayList<>();
        text.lines().limit(MAX_DEVICES).forEach(line -> {
            Matcher matcher = LINE.matcher(line.replace('\t', ' ').stripTrailing());
            if (matcher.matches()) {
                devices.add(device(matcher.group(1), matcher.group(2), matcher.group(3)));
            }
        });
        return List.copyOf(devices);
    }

    private static ServerDevice device(String serial, String state, String details) {
        String path = "";
        String model = "";
        String transportId = "";
        for (String detail : details.strip().split(" ", -1)) {
            if (detail.startsWith("usb:")) {
                path = detail;
            } else if (detail.startsWith("model:")) {
                model = detail.substring("model:".length());
            } else if (detail.startsWith("transport_id:")) {
                transportId = detail.substring("transport_id:".length());
            } else if (!detail.isEmpty() && Character.isDigit(detail.charAt(0))) {
                path = "usb:" + detail;
            }
        }
        return new ServerDevice(serial, state, path, model, transportId);
    }
}
