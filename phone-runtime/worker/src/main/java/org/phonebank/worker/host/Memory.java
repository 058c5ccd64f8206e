package org.phonebank.worker.host;

import java.util.Optional;
import java.util.OptionalLong;

/** Memory of the phone and of this process, in bytes. */
public final class Memory {
    private static final long KIBI = 1024;

    private final HostFiles files;
    private final HostFiles ownProcess;

    /**
     * Reads the phone's memory from its root.
     *
     * @param ownProcess where {@code /proc/self} is real, also on a virtual phone
     */
    public Memory(HostFiles files, HostFiles ownProcess) {
        this.files = files;
        this.ownProcess = ownProcess;
    }

    public OptionalLong total() {
        return field(files, "/proc/meminfo", "MemTotal:");
    }

    /** Memory that could be had without swapping. */
    public OptionalLong available() {
        return field(files, "/proc/meminfo", "MemAvailable:");
    }

    /** Resident memory of this process. */
    public OptionalLong resident() {
        return field(ownProcess, "/proc/self/status", "VmRSS:");
    }

    /** Share of the last ten seconds in which some task waited for memory, 0 to 1. */
    Optional<Float> pressure() {
        Optional<String> text = files.text("/proc/pressure/memory");
        if (!text.isPresent()) {
            return Optional.empty();
        }
        for (String line : text.get().split("\n", -1)) {
            if (line.matches("some avg10=[0-9]{1,3}\\.[0-9]{1,4} .*")) {
                return Optional.of(Float.parseFloat(line.substring(line.indexOf('=') + 1, line.indexOf(' ', 5))) / 100);
            }
        }
        return Optional.empty();
    }

    private static OptionalLong field(HostFiles files, String path, String name) {
        Optional<String> text = files.text(path);
        if (!text.isPresent()) {
            return OptionalLong.empty();
        }
        for (String line : text.get().split("\n", -1)) {
            if (line.startsWith(name) && line.endsWith(" kB")) {
                OptionalLong kibi = HostFiles.parse(line.substring(name.length(), line.length() - 3));
                return kibi.isPresent() ? OptionalLong.of(kibi.getAsLong() * KIBI) : kibi;
            }
        }
        return OptionalLong.empty();
    }
}
