package org.phonebank.desktop.window.monitor;

import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.telemetry.Measure;

/** Which phones are shown. */
public enum TileFilter {
    ALL(null, false, 0, 0, 0),
    /** Those with a warning. */
    WARNED(null, false, 0, 0, 0),
    BATTERY_BELOW(Measure.BATTERY, false, 0, 100, 30),
    PROCESSOR_ABOVE(Measure.PROCESSOR, true, 0, 100, 80),
    MEMORY_ABOVE(Measure.MEMORY, true, 0, 100, 80),
    TEMPERATURE_ABOVE(Measure.TEMPERATURE, true, 20, 60, 40);

    private final @Nullable Measure measure;
    private final boolean above;
    private final int least;
    private final int most;
    private final int usual;

    TileFilter(@Nullable Measure measure, boolean above, int least, int most, int usual) {
        this.measure = measure;
        this.above = above;
        this.least = least;
        this.most = most;
        this.usual = usual;
    }

    /** What is compared with a limit; empty if nothing is. */
    Optional<Measure> measure() {
        return Optional.ofNullable(measure);
    }

    /** The lowest limit that can be chosen. */
    int least() {
        return least;
    }

    /** The highest limit that can be chosen. */
    int most() {
        return most;
    }

    int usual() {
        return usual;
    }

    boolean accepts(TileViewModel tile, double limit, long now) {
        Measure compared = measure;
        if (compared == null) {
            return this == ALL || tile.badgesProperty().get().stream().anyMatch(Badge::warns);
        }
        OptionalDouble value = tile.smoothed(compared, now);
        return value.isPresent() && (above ? value.getAsDouble() > limit : value.getAsDouble() < limit);
    }
}
