package org.phonebank.pipeline.steward;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.phonebank.protocol.v1.TelemetrySample;

/**
 * A smoothed view of every phone, stamped with the time at which it was heard by this side's clock; clocks of phones are
 * not trusted. Each sample and each measured round trip is a heartbeat. For any thread.
 */
public final class TelemetryBook {
    private final LongSupplier nanoTime;
    private final Map<String, PhonePage> pages = new ConcurrentHashMap<>();

    /**
     * An empty book.
     *
     * @param nanoTime nanoseconds that never go back, as {@link System#nanoTime}
     */
    public TelemetryBook(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Takes in what a worker reported. */
    public void sample(String serial, TelemetrySample sample) {
        page(serial).sample(sample, nanoTime.getAsLong());
    }

    /** Takes in a round trip over the phone's link without computing. */
    public void roundTrip(String serial, Duration time) {
        page(serial).roundTrip(time, nanoTime.getAsLong());
    }

    /** The phone's telemetry ended: it counts as lost until its next sample. */
    public void ended(String serial) {
        page(serial).ended();
    }

    /** The phone starts anew, or will not come back. */
    public void forget(String serial) {
        pages.remove(serial);
    }

    /** How the phone is; {@link PhoneVitals#UNKNOWN} if it was never heard. */
    public PhoneVitals vitals(String serial) {
        PhonePage page = pages.get(serial);
        return page == null ? PhoneVitals.UNKNOWN : page.vitals(nanoTime.getAsLong());
    }

    private PhonePage page(String serial) {
        return pages.computeIfAbsent(serial, unknown -> new PhonePage());
    }
}
