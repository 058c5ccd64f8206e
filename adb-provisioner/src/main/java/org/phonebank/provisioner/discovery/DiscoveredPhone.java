package org.phonebank.provisioner.discovery;

import org.phonebank.provisioner.device.PhoneAdvice;

/**
 * One way to one phone. Texts come from the phone, already shortened and freed of control characters.
 *
 * @param serial {@code ro.serialno}; the address as long as the phone does not tell it
 * @param address the adb server's name for it, or host:port
 * @param explanation what to do; none when {@link PhoneState#READY}
 * @param model as the phone calls itself, such as {@code Pixel 3a}; empty when not known yet
 */
public record DiscoveredPhone(
        String serial, String address, Transport transport, PhoneState state, PhoneAdvice explanation, String model) {}
