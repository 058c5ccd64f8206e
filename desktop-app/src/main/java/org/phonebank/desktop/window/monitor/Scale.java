package org.phonebank.desktop.window.monitor;

import org.phonebank.desktop.telemetry.Trace;

/**
 * Which values a chart shows at least; higher and lower ones that were measured too.
 *
 * @param least of the values that are always shown
 * @param most of the values that are always shown
 */
record Scale(double least, double most) {
    static final Scale PERCENT = new Scale(0, 100);

    /** Takes in all of the trace. */
    Axis axisFor(Trace trace, int mostTicks) {
        double low = least;
        double high = most;
        for (int i = 0; i < trace.size(); i++) {
            low = Math.min(low, trace.least(i));
            high = Math.max(high, trace.most(i));
        }
        return Axis.around(low, high, mostTicks);
    }
}
