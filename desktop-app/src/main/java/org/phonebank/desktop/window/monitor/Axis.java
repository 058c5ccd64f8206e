package org.phonebank.desktop.window.monitor;

import java.util.ArrayList;
import java.util.List;

/**
 * The values that a chart can show, and those that it names.
 *
 * @param ticks rising, within least and most
 */
record Axis(double least, double most, List<Double> ticks) {
    private static final double ROUNDING = 1e-9;

    Axis {
        ticks = List.copyOf(ticks);
    }

    /** Begins and ends at round values that take in both; names at most so many, but at least two. */
    static Axis around(double least, double most, int mostTicks) {
        double span = Math.max(most - least, ROUNDING);
        double step = roundStep(span / Math.max(1, mostTicks - 1));
        double first = Math.floor(least / step + ROUNDING) * step;
        int steps = (int) Math.max(1, Math.ceil((most - first) / step - ROUNDING));
        List<Double> ticks = new ArrayList<>();
        for (int i = 0; i <= steps; i++) {
            ticks.add(first + i * step);
        }
        return new Axis(first, first + steps * step, ticks);
    }

    /** 1, 2 or 5 times a power of ten, or 25: not smaller than this. */
    private static double roundStep(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double factor : new double[] {1, 2, 2.5, 5}) {
            double step = factor * power;
            boolean whole = step >= 10 || factor != 2.5;
            if (whole && step >= least * (1 - ROUNDING)) {
                return step;
            }
        }
        return 10 * power;
    }

    /** 0 at the least value, 1 at the most. */
    double position(double value) {
        return (value - least) / (most - least);
    }
}
