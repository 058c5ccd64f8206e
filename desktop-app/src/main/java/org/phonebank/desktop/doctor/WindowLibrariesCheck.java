package org.phonebank.desktop.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** System libraries that JavaFX needs on Linux. */
record WindowLibrariesCheck(PackageManager packages) implements Check {
    private static final String SUBJECT = "Window libraries";
    private static final List<String> NEEDED = List.of("libgtk-3.so.0", "libXtst.so.6");

    @Override
    public Finding examine() {
        if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")) {
            return Finding.ok(SUBJECT, "This platform brings what the window needs.");
        }
        Optional<String> cache = Subprocess.outputOf(List.of("/sbin/ldconfig", "-p"));
        if (cache.isEmpty()) {
            return Finding.warning(
                    SUBJECT,
                    "Whether GTK 3 is installed is not known, because ldconfig does not answer.",
                    packages.installWindowLibraries());
        }
        return judge(absent(cache.get()));
    }

    /** Those of the needed libraries that the linker's cache does not list. */
    static List<String> absent(String linkerCache) {
        List<String> absent = new ArrayList<>(NEEDED);
        linkerCache.lines().forEach(line -> absent.remove(line.strip().split(" ", 2)[0]));
        return absent;
    }

    Finding judge(List<String> absent) {
        if (absent.isEmpty()) {
            return Finding.ok(SUBJECT, "GTK 3 and what else the window needs are installed.");
        }
        return Finding.warning(
                SUBJECT,
                String.join(" and ", absent) + " not found: the window cannot open, the command line works without.",
                packages.installWindowLibraries());
    }
}
