package org.phonebank.virtual.shell;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.phonebank.virtual.process.PhoneProcess;
import org.phonebank.virtual.process.Signals;

/**
 * What one run of a shell has going: threads of pipelines, processes in the foreground, background jobs that still hold
 * its output. May be hung up by any thread.
 */
public final class ShellSession {
    private final Set<Thread> threads = new HashSet<>();
    private final Set<PhoneProcess> foreground = new HashSet<>();
    private final Set<BackgroundJob> holders = new HashSet<>();
    private boolean hungUp;

    /** Ends what runs in the foreground; background jobs go on. */
    public void hangUp() {
        List<PhoneProcess> ended;
        synchronized (this) {
            hungUp = true;
            ended = List.copyOf(foreground);
            // Within the lock: a thread that has left must not be interrupted in what it does next.
            threads.forEach(Thread::interrupt);
            notifyAll();
        }
        ended.forEach(process -> process.signal(Signals.KILL));
    }

    public synchronized boolean isHungUp() {
        return hungUp;
    }

    /** Has the calling thread interrupted when the session is hung up, until it leaves. */
    public synchronized void enter() {
        threads.add(Thread.currentThread());
        if (hungUp) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends what {@link #enter} began. */
    public synchronized void leave() {
        threads.remove(Thread.currentThread());
        if (hungUp) {
            Thread.interrupted();
        }
    }

    /** Has a process end when the session is hung up. */
    public void addForeground(PhoneProcess process) {
        boolean late;
        synchronized (this) {
            foreground.add(process);
            late = hungUp;
        }
        if (late) {
            process.signal(Signals.KILL);
        }
    }

    public synchronized void removeForeground(PhoneProcess process) {
        foreground.remove(process);
    }

    synchronized void addHolder(BackgroundJob job) {
        holders.add(job);
    }

    synchronized void removeHolder(BackgroundJob job) {
        holders.remove(job);
        notifyAll();
    }

    /** Waits for the background jobs that hold the session's output, as the end of a pipe is waited for on a phone. */
    public synchronized void awaitHolders() throws InterruptedException {
        while (!holders.isEmpty() && !hungUp) {
            wait();
        }
    }
}
