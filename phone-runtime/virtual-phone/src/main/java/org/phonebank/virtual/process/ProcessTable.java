package org.phonebank.virtual.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.phonebank.virtual.device.ProcessUse;

/** The processes that one phone runs on this machine. Ends them when it is closed. */
public final class ProcessTable implements AutoCloseable {
    /** As many as a hostile peer may start. */
    public static final int MAX_PROCESSES = 16;

    private static final String COMMAND_LINE = "cmdline";

    private final Path procFolder;
    private final Map<Long, PhoneProcess> running = new ConcurrentHashMap<>();
    private Duration endedCpuTime = Duration.ZERO;
    private final Map<Long, Duration> lastCpuTimes = new ConcurrentHashMap<>();
    private final Map<Long, FrozenProcess> frozen = new ConcurrentHashMap<>();
    private boolean closed;

    /**
     * An empty table.
     *
     * @param procFolder the phone's {@code /proc} on this machine, where each process gets a folder of its own
     */
    public ProcessTable(Path procFolder) throws IOException {
        this.procFolder = procFolder;
        Files.createDirectories(procFolder);
        removeTraces();
    }

    /** Of processes whose phone could not clean up. */
    private void removeTraces() throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(procFolder, "[0-9]*")) {
            for (Path folder : entries) {
                Files.deleteIfExists(folder.resolve(COMMAND_LINE));
                Files.deleteIfExists(folder);
            }
        }
    }

    /**
     * Takes a process in.
     *
     * @return false when the phone is being closed or has too many; the caller must end it
     */
    synchronized boolean add(PhoneProcess process) throws IOException {
        if (closed || running.size() >= MAX_PROCESSES) {
            return false;
        }
        Path folder = Files.createDirectories(procFolder.resolve(String.valueOf(process.pid())));
        Files.writeString(folder.resolve(COMMAND_LINE), process.commandLine().replace(' ', '\0'));
        running.put(process.pid(), process);
        CompletableFuture<Void> unused = process.process().onExit().thenAccept(ended -> remove(process));
        return true;
    }

    private synchronized void remove(PhoneProcess process) {
        running.remove(process.pid());
        frozen.remove(process.pid());
        Duration last = lastCpuTimes.remove(process.pid());
        endedCpuTime = endedCpuTime.plus(last == null ? Duration.ZERO : last);
        Path folder = procFolder.resolve(String.valueOf(process.pid()));
        try {
            Files.deleteIfExists(folder.resolve(COMMAND_LINE));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("The trace of an ended process cannot be removed: " + folder, e);
        }
    }

    public List<PhoneProcess> all() {
        return new ArrayList<>(running.values());
    }

    public Optional<PhoneProcess> byPid(long pid) {
        return Optional.ofNullable(running.get(pid));
    }

    /** What all of them used and hold. Processor time never runs backwards when one ends. */
    public synchronized ProcessUse use() {
        Duration cpuTime = endedCpuTime;
        long resident = 0;
        for (PhoneProcess process : running.values()) {
            Duration own = longer(process.cpuTime(), lastCpuTimes.getOrDefault(process.pid(), Duration.ZERO));
            lastCpuTimes.put(process.pid(), own);
            cpuTime = cpuTime.plus(own);
            resident += ResidentMemory.bytes(process.pid());
        }
        return new ProcessUse(cpuTime, resident);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** Ends all with {@code kill -9} and says how many. */
    public int killAll() {
        List<PhoneProcess> processes = all();
        processes.forEach(process -> process.signal(Signals.KILL));
        return processes.size();
    }

    /**
     * Stops all that run, as if they hung, and says how many. They can be ended, or {@linkplain #thawAll thawed}.
     *
     * @throws IOException where processes cannot be stopped
     */
    public synchronized int freezeAll() throws IOException {
        int count = 0;
        for (PhoneProcess process : all()) {
            Optional<FrozenProcess> stopped =
                    frozen.containsKey(process.pid()) ? Optional.empty() : FrozenProcess.freeze(process);
            stopped.ifPresent(newlyFrozen -> frozen.put(process.pid(), newlyFrozen));
            count += stopped.isPresent() ? 1 : 0;
        }
        return count;
    }

    /** Lets all stopped ones go on. */
    public synchronized void thawAll() throws IOException {
        for (FrozenProcess process : frozen.values()) {
            process.thaw();
        }
        frozen.clear();
    }

    /** Ends all and lets no more start. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        List<PhoneProcess> processes = all();
        killAll();
        for (PhoneProcess process : processes) {
            try {
                process.process().waitFor(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
