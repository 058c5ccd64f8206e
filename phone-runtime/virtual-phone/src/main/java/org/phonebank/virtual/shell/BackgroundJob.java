package org.phonebank.virtual.shell;

import java.util.concurrent.CompletableFuture;

/** A list of commands after {@code &}. */
public final class BackgroundJob {
    private final CompletableFuture<Long> pid = new CompletableFuture<>();
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();

    /** Says under which number the job runs; only the first answer counts. */
    public void started(long number) {
        pid.complete(number);
    }

    void ended(int code) {
        exit.complete(code);
    }

    boolean hasEnded() {
        return exit.isDone();
    }

    long awaitPid() {
        return pid.join();
    }

    /** Waits for its exit code. */
    public int awaitExit() {
        return exit.join();
    }
}
