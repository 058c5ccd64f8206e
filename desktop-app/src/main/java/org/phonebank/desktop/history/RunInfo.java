package org.phonebank.desktop.history;

import java.util.Objects;

/**
 * What a run is about.
 *
 * @param kind who asked for it, for example "demo", "chat" or "window"
 * @param model its name
 * @param bits of its weights
 */
public record RunInfo(String kind, String model, int bits, int layers) {
    public RunInfo {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(model);
    }
}
