package org.phonebank.desktop.doctor;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The adb program, which USB phones need. */
record AdbCheck(PackageManager packages) implements Check {
    private static final String SUBJECT = "adb";
    private static final Pattern VERSION = Pattern.compile("(?m)^Version ([0-9]{1,6}(?:\\.[0-9]{1,6})*)");
    private static final int FIRST_THAT_PAIRS = 30;

    @Override
    public Finding examine() {
        return judge(Subprocess.outputOf(List.of("adb", "version")).flatMap(AdbCheck::parseVersion));
    }

    /** For example "29.0.6" of {@code adb version}'s output. */
    static Optional<String> parseVersion(String output) {
        Matcher matcher = VERSION.matcher(output);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    Finding judge(Optional<String> version) {
        if (version.isEmpty()) {
            return Finding.warning(
                    SUBJECT,
                    "adb is not installed or does not answer: USB phones are not found, virtual phones and phones at"
                            + " a TCP address are.",
                    packages.installAdb());
        }
        int major = Integer.parseInt(version.get().split("\\.", 2)[0]);
        if (major < FIRST_THAT_PAIRS) {
            return Finding.warning(
                    SUBJECT,
                    "adb " + version.get() + " finds USB phones, but cannot pair with phones over Wi-Fi; that came"
                            + " with version 30.",
                    "install newer platform tools from developer.android.com, or run \"adb tcpip 5555\" with the cable"
                            + " plugged in");
        }
        return Finding.ok(SUBJECT, "adb " + version.get() + ".");
    }
}
