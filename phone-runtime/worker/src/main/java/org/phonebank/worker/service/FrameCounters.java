package org.phonebank.worker.service;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** How many frames wait or are computed, and how many were answered. Any thread may call it. */
public final class FrameCounters {
    private final AtomicInteger pending = new AtomicInteger();
    private final AtomicLong answered = new AtomicLong();

    void arrived() {
        pending.incrementAndGet();
    }

    void answered() {
        pending.decrementAndGet();
        answered.incrementAndGet();
    }

    void dropped() {
        pending.decrementAndGet();
    }

    int pendingFrames() {
        return pending.get();
    }

    long answeredFrames() {
        return answered.get();
    }
}
