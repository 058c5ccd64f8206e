package org.phonebank.desktop.telemetry;

/**
 * A series made ready to be drawn: at most one point for each column of pixels, so that drawing takes as long for an hour as
 * for a minute. Columns stand still in time, so that their values do not flicker while the chart moves.
 */
public final class Trace {
    private final int size;
    private final double[] position;
    private final double[] least;
    private final double[] mean;
    private final double[] most;
    private final boolean[] gap;

    private Trace(int size, double[] position, double[] least, double[] mean, double[] most, boolean[] gap) {
        this.size = size;
        this.position = position;
        this.least = least;
        this.mean = mean;
        this.most = most;
        this.gap = gap;
    }

    /**
     * Makes one.
     *
     * @param from milliseconds since the epoch
     * @param to later than that
     * @param columns at least 1
     */
    public static Trace of(TimeSeries series, long from, long to, int columns) {
        Samples samples = series.between(from, to);
        int size = samples.size();
        double[] position = new double[size];
        double[] least = new double[size];
        double[] mean = new double[size];
        double[] most = new double[size];
        boolean[] gap = new boolean[size];
        long columnMillis = Math.max(1, (to - from) / columns);
        int points = 0;
        int inColumn = 0;
        long column = Long.MIN_VALUE;
        for (int i = 0; i < size; i++) {
            long time = samples.time(i);
            double where = (double) (time - from) / (to - from);
            boolean lone = samples.afterGap(i);
            if (!lone && Math.floorDiv(time, columnMillis) == column) {
                int last = points - 1;
                inColumn++;
                position[last] += (where - position[last]) / inColumn;
                mean[last] += (samples.mean(i) - mean[last]) / inColumn;
                least[last] = Math.min(least[last], samples.least(i));
                most[last] = Math.max(most[last], samples.most(i));
            } else {
                column = Math.floorDiv(time, columnMillis);
                inColumn = 1;
                position[points] = where;
                least[points] = samples.least(i);
                mean[points] = samples.mean(i);
                most[points] = samples.most(i);
                gap[points] = lone;
                points++;
            }
        }
        return new Trace(points, position, least, mean, most, gap);
    }

    public int size() {
        return size;
    }

    /** 0 at the beginning, 1 at the end of the time that is drawn; the first point may lie before. */
    public double position(int index) {
        return position[index];
    }

    public double least(int index) {
        return least[index];
    }

    public double mean(int index) {
        return mean[index];
    }

    public double most(int index) {
        return most[index];
    }

    /** Whether no line may be drawn to this point from the one before. */
    public boolean afterGap(int index) {
        return gap[index];
    }
}
