package org.phonebank.desktop.telemetry;

/**
 * Some samples of one series, apart from it, for another thread. The arrays are this record's own and not to be changed.
 *
 * @param serial of the phone; "" for all phones together
 * @param phone name of the phone; "" for all phones together
 * @param measure as files call it
 * @param unit as files call it
 * @param times milliseconds since the epoch
 */
@SuppressWarnings("ArrayRecordComponent")
record SeriesCopy(
        String serial,
        String phone,
        String measure,
        String unit,
        long[] times,
        double[] least,
        double[] mean,
        double[] most) {

    static SeriesCopy of(
            String serial, String phone, String measure, String unit, TimeSeries series, long from, long to) {
        Samples samples = series.between(from, to);
        int skipped = samples.size() > 0 && samples.time(0) < from ? 1 : 0;
        int size = samples.size() - skipped;
        SeriesCopy copy = new SeriesCopy(
                serial, phone, measure, unit, new long[size], new double[size], new double[size], new double[size]);
        for (int i = 0; i < size; i++) {
            copy.times[i] = samples.time(i + skipped);
            copy.least[i] = samples.least(i + skipped);
            copy.mean[i] = samples.mean(i + skipped);
            copy.most[i] = samples.most(i + skipped);
        }
        return copy;
    }

    int size() {
        return times.length;
    }
}
