package org.phonebank.desktop.history;

import java.util.Objects;

/**
 * A phone that takes part in a run.
 *
 * @param name manufacturer and model
 * @param memoryBytes that it has in total; 0 if that is unknown
 */
public record PhoneInfo(String serial, String name, long memoryBytes, boolean virtual) {
    public PhoneInfo {
        Objects.requireNonNull(serial);
        Objects.requireNonNull(name);
    }
}
