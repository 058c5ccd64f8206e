package org.phonebank.provisioner.discovery;

import java.time.Duration;
import java.util.List;
import org.phonebank.provisioner.device.AdbDevice;
import org.phonebank.provisioner.device.AdbException;
import org.phonebank.provisioner.device.DeviceText;

/**
 * Who a phone says it is.
 *
 * @param serial fit to be a file name; empty when the phone tells none
 */
record PhoneIdentity(String serial, String model, boolean virtual) {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int MAX_SERIAL = 64;

    static PhoneIdentity ask(AdbDevice device) throws AdbException {
        return parse(device.shell("getprop ro.serialno; getprop ro.product.model; getprop ro.phonebank.virtual", LIMIT)
                .stdout());
    }

    static PhoneIdentity parse(String text) {
        List<String> lines = text.lines().limit(3).toList();
        return new PhoneIdentity(
                serial(line(lines, 0)),
                DeviceText.name(line(lines, 1)),
                line(lines, 2).strip().equals("1"));
    }

    private static String line(List<String> lines, int index) {
        return index < lines.size() ? lines.get(index) : "";
    }

    private static String serial(String text) {
        String serial = DeviceText.line(text, MAX_SERIAL).replaceAll("[^A-Za-z0-9._:-]", "_");
        return serial.matches("[._]*") ? "" : serial;
    }
}
