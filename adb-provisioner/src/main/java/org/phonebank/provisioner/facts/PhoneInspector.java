package org.phonebank.provisioner.facts;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.phonebank.provisioner.device.AdbDevice;
import org.phonebank.provisioner.device.AdbException;
import org.phonebank.provisioner.device.AdbProtocolException;
import org.phonebank.provisioner.device.DeviceText;
import org.phonebank.provisioner.device.PhoneAdvice;
import org.phonebank.provisioner.device.PhoneProblem;

/** Asks a phone for its facts, in one round trip. */
public final class PhoneInspector {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String MARK = "==== phonebank ====";

    /** A worker's files go below this folder; its file system is the one that counts. */
    private static final String COMMAND = String.join(
            "; echo; echo '" + MARK + "'; ",
            "getprop",
            "cat /proc/meminfo",
            "df /data/local/tmp",
            "dumpsys battery",
            "cat /proc/cpuinfo",
            "nproc");

    private static final int SECTIONS = 6;

    /** What a virtual phone may say about the computer it runs on. */
    private static final Set<String> HOSTS = Set.of("linux-x64", "linux-aarch64", "osx-x64", "osx-aarch64", "win-x64");

    private PhoneInspector() {}

    /**
     * Reads everything anew.
     *
     * @throws AdbProtocolException when memory, storage or version are not told
     */
    public static PhoneFacts inspect(AdbDevice device) throws AdbException {
        String output = device.shell(COMMAND, LIMIT).stdout();
        String[] sections = output.split("\\R?" + MARK + "\\R?", SECTIONS);
        if (sections.length < SECTIONS) {
            throw missing(device.serial(), PhoneProblem.PROPERTIES);
        }
        return parse(device.serial(), sections);
    }

    private static PhoneFacts parse(String serial, String[] sections) throws AdbProtocolException {
        Map<String, String> properties = GetpropParser.parse(sections[0]);
        MemoryParser.Memory memory =
                MemoryParser.parse(sections[1]).orElseThrow(() -> missing(serial, PhoneProblem.MEMORY));
        OptionalLong storage = StorageParser.parseFree(sections[2]);
        boolean virtual = text(properties, "ro.phonebank.virtual").equals("1");
        return new PhoneFacts(
                serial,
                text(properties, "ro.product.manufacturer"),
                text(properties, "ro.product.model"),
                text(properties, "ro.build.version.release"),
                api(serial, properties),
                text(properties, "ro.product.cpu.abi"),
                virtual ? host(serial, properties) : PhoneFacts.ANDROID,
                ProcessorParser.cores(sections[5], sections[4]),
                memory.totalBytes(),
                memory.availableBytes(),
                storage.orElseThrow(() -> missing(serial, PhoneProblem.STORAGE)),
                BatteryParser.parse(sections[3]).orElse(null),
                ProcessorParser.features(sections[4]),
                virtual);
    }

    private static int api(String serial, Map<String, String> properties) throws AdbProtocolException {
        String text = text(properties, "ro.build.version.sdk");
        if (!text.matches("[1-9]\\d{0,3}")) {
            throw missing(serial, PhoneProblem.VERSION);
        }
        return Integer.parseInt(text);
    }

    private static String host(String serial, Map<String, String> properties) throws AdbProtocolException {
        String host = text(properties, "ro.phonebank.host");
        if (!HOSTS.contains(host)) {
            throw missing(serial, PhoneProblem.HOST);
        }
        return host;
    }

    private static String text(Map<String, String> properties, String name) {
        return DeviceText.name(properties.getOrDefault(name, ""));
    }

    private static AdbProtocolException missing(String serial, PhoneProblem what) {
        return new AdbProtocolException(
                serial, PhoneAdvice.of(PhoneProblem.NOT_TOLD, serial, PhoneAdvice.of(what)), null);
    }
}
