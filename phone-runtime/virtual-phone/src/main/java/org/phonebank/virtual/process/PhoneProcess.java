package org.phonebank.virtual.process;

import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A process of the phone that really runs on this machine. */
public final class PhoneProcess {
    private final Process process;
    private final String name;
    private final String commandLine;

    PhoneProcess(Process process, String name, String commandLine) {
        this.process = process;
        this.name = name;
        this.commandLine = commandLine;
    }

    public long pid() {
        return process.pid();
    }

    /** What {@code ps} shows. */
    public String name() {
        return name;
    }

    /** Name, class and arguments. */
    public String commandLine() {
        return commandLine;
    }

    /** The memory it holds, in bytes. */
    public long residentBytes() {
        return ResidentMemory.bytes(pid());
    }

    /** Its standard output, unless that goes to a file. */
    public InputStream output() {
        return process.getInputStream();
    }

    /** Its standard error, unless that goes to a file. */
    public InputStream errors() {
        return process.getErrorStream();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for its end, and says how it exited; 128 and the signal when it was killed. */
    public int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    /** Completes at its end. */
    public CompletableFuture<?> onExit() {
        return process.onExit();
    }

    /**
     * Asks it to end, or ends it, and its children with it.
     *
     * @param signal as on Linux; 9 cannot be refused
     */
    public void signal(int signal) {
        process.descendants().forEach(child -> end(child, signal));
        if (signal == Signals.KILL) {
            process.destroyForcibly();
        } else {
            // Not Process.destroy: it would close the guarded standard input, which ends the process at once.
            process.toHandle().destroy();
        }
    }

    private static void end(ProcessHandle child, int signal) {
        if (signal == Signals.KILL) {
            child.destroyForcibly();
        } else {
            child.destroy();
        }
    }

    Process process() {
        return process;
    }

    Duration cpuTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
