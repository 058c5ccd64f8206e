package org.phonebank.worker.host;

import java.util.Optional;

/** Share of processor time in use between two readings of /proc/stat. Belongs to one thread. */
final class CpuUtilisation {
    private static final int IDLE = 3;
    private static final int IO_WAIT = 4;
    /** Guest time, beyond this column, is contained in user time already. */
    private static final int COLUMNS = 8;

    private long lastBusy;
    private long lastTotal;
    private boolean known;

    /** The share since the call before, 0 to 1; absent at the first call and where the phone does not tell. */
    Optional<Float> next(HostFiles files) {
        Optional<String> text = files.text("/proc/stat");
        if (!text.isPresent() || !text.get().startsWith("cpu ")) {
            return Optional.empty();
        }
        String[] columns =
                text.get().split("\n", 2)[0].substring("cpu ".length()).trim().split(" +", -1);
        long total = 0;
        long idle = 0;
        for (int i = 0; i < Math.min(columns.length, COLUMNS); i++) {
            long ticks = HostFiles.parse(columns[i]).orElse(0);
            total += ticks;
            idle += i == IDLE || i == IO_WAIT ? ticks : 0;
        }
        return advance(total - idle, total);
    }

    private Optional<Float> advance(long busy, long total) {
        long busyTicks = busy - lastBusy;
        long totalTicks = total - lastTotal;
        boolean comparable = known && totalTicks > 0;
        lastBusy = busy;
        lastTotal = total;
        known = true;
        return comparable ? Optional.of(Math.max(0, Math.min(1, (float) busyTicks / totalTicks))) : Optional.empty();
    }
}
