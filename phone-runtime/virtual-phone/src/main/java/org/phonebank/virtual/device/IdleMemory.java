package org.phonebank.virtual.device;

/** Memory of an Android phone on which nothing but Android runs, in bytes, as seen on phones of the years around 2018. */
public final class IdleMemory {
    /** What firmware and kernel keep of the memory that is sold. */
    private static final double FIRMWARE_SHARE = 0.075;
    /** What Android's own processes hold, beside a share of the memory. */
    private static final long SYSTEM_BYTES = 700L << 20;

    private static final double SYSTEM_SHARE = 0.2;
    private static final long PAGE = 4096;

    private IdleMemory() {}

    /**
     * What Linux sees of the memory.
     *
     * @param soldBytes as the phone's box says
     */
    public static long total(long soldBytes) {
        return (long) (soldBytes * (1 - FIRMWARE_SHARE)) / PAGE * PAGE;
    }

    /** What another process could have. */
    public static long available(long soldBytes) {
        long total = total(soldBytes);
        return total - (long) (total * SYSTEM_SHARE) - Math.min(SYSTEM_BYTES, total / 4);
    }
}
