package org.phonebank.desktop.window.monitor;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.telemetry.Measure;

/** What the tiles are ordered by. */
public enum SortKey {
    NAME(null, false),
    BATTERY(Measure.BATTERY, false),
    PROCESSOR(Measure.PROCESSOR, true),
    MEMORY(Measure.MEMORY, true),
    TEMPERATURE(Measure.TEMPERATURE, true),
    POWER(Measure.POWER, true),
    STEP(Measure.STEP, true);

    private final @Nullable Measure measure;
    private final boolean usuallyDescending;

    SortKey(@Nullable Measure measure, boolean usuallyDescending) {
        this.measure = measure;
        this.usuallyDescending = usuallyDescending;
    }

    /** Empty for names. */
    Optional<Measure> measure() {
        return Optional.ofNullable(measure);
    }

    /** So that what matters comes first: the emptiest, the hottest. */
    boolean usuallyDescending() {
        return usuallyDescending;
    }

    /** Phones of which the value is not known come last, whatever the direction; equal ones are ordered by name. */
    Comparator<TileViewModel> order(boolean descending, long now) {
        Comparator<TileViewModel> byName = Comparator.comparing(
                        (TileViewModel tile) -> tile.nameProperty().get().toLowerCase(Locale.ROOT))
                .thenComparing(TileViewModel::serial);
        Measure by = measure;
        if (by == null) {
            return descending ? byName.reversed() : byName;
        }
        return Comparator.comparingDouble((TileViewModel tile) -> rank(tile.smoothed(by, now), descending))
                .thenComparing(byName);
    }

    /** Whole units only, so that tiles do not change places for differences that nobody sees. */
    private static double rank(OptionalDouble value, boolean descending) {
        if (value.isEmpty()) {
            return Double.POSITIVE_INFINITY;
        }
        double whole = Math.rint(value.getAsDouble());
        return descending ? -whole : whole;
    }
}
