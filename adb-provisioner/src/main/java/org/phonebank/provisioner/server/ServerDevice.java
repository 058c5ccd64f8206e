package org.phonebank.provisioner.server;

import org.phonebank.provisioner.device.DeviceText;

/**
 * A line of the adb server's device list.
 *
 * @param serial the server's name for it: a serial number or host:port
 * @param state in the server's words, such as {@code device}, {@code offline}, {@code no permissions (…); see […]}
 * @param devicePath such as {@code usb:1-2}; empty for TCP
 * @param model with underscores for spaces; empty when not told
 * @param transportId new at each connection; empty when not told
 */
public record ServerDevice(String serial, String state, String devicePath, String model, String transportId) {
    private static final int MAX_STATE = 300;

    public ServerDevice {
        serial = DeviceText.name(serial);
        state = DeviceText.line(state, MAX_STATE);
        devicePath = DeviceText.name(devicePath);
        model = DeviceText.name(model);
        transportId = DeviceText.name(transportId);
    }

    public boolean isUsb() {
        return devicePath.startsWith("usb:") || (devicePath.isEmpty() && !serial.contains(":"));
    }
}
