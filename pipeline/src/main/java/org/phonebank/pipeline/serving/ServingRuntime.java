package org.phonebank.pipeline.serving;

import java.util.concurrent.Executor;

/** Time and threads of a pipeline. */
interface ServingRuntime extends AutoCloseable {
    /** Nanoseconds of a clock that only runs forward. */
    long nanoTime();

    void schedule(long delayNanos, Runnable task);

    /** Runs listeners, one at a time and in order. */
    Executor events();

    /** Reads and writes files, one task at a time and in order. */
    Executor disk();

    /** How many threads live. */
    int threads();

    /** Waits for what the disk has to do, and drops what is scheduled. */
    @Override
    void close();
}
