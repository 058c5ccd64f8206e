package org.phonebank.partitioner.store;

/** Counts bytes towards a total and tells somebody. Thread-safe; the listener hears one call at a time. */
public final class Progress {
    /** Hears how far a step is. */
    @FunctionalInterface
    public interface Listener {
        void progress(String step, long doneBytes, long totalBytes);
    }

    private final Listener listener;
    private final String step;
    private final long totalBytes;
    private long doneBytes;

    public Progress(Listener listener, String step, long totalBytes) {
        this.listener = listener;
        this.step = step;
        this.totalBytes = totalBytes;
        add(0);
    }

    void add(long bytes) {
        // Steps that go on beside each other have the listener in common.
        synchronized (listener) {
            doneBytes += bytes;
            listener.progress(step, doneBytes, totalBytes);
        }
    }
}
