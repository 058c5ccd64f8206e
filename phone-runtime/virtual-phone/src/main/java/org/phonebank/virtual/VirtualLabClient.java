package org.phonebank.virtual;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Starts and stops the lab of virtual phones that has a process of its own, and asks the phones of that lab and of all that
 * other programs published ({@link PublishedLab}). Its methods wait for those processes; any thread may call them.
 */
public final class VirtualLabClient {
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);
    private static final int POLL_MILLIS = 50;

    private final Path dataFolder;

    public VirtualLabClient(Path dataFolder) {
        this.dataFolder = dataFolder.toAbsolutePath().normalize();
    }

    /**
     * A phone of a running lab.
     *
     * @param state {@code ready}, {@code awaiting authorization}, {@code unplugged} or {@code restarting}
     * @param faults the words of those that were caused and last
     */
    public record Phone(String serial, String name, String model, int port, String state, List<String> faults) {
        public Phone {
            faults = List.copyOf(faults);
        }
    }

    /**
     * Starts the process and waits until its phones listen. It outlives this one.
     *
     * @throws IOException when a lab runs already, or the process could not start; the message says why
     */
    public List<Phone> start(VirtualLabSettings settings) throws IOException {
        if (list().isPresent()) {
            throw new IOException("A lab of virtual phones runs already; stop it first with: ./phonebank virtual stop");
        }
        LabProcess lab = LabProcess.start(settings);
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<LabState> state = LabState.read(LabState.file(dataFolder))
                    .filter(found -> found.pid() == lab.process().pid());
            if (state.isPresent()) {
                return state.get().phones();
            }
            if (!lab.process().isAlive()) {
                throw new IOException(lab.lastWords());
            }
            pause();
        }
        lab.process().destroy();
        throw new IOException(
                "The virtual lab did not start within " + START_TIMEOUT.toSeconds() + " s; see " + lab.log() + ".");
    }

    private static void pause() throws InterruptedIOException {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while the virtual lab starts.");
        }
    }

    /**
     * The phones of the lab that has a process of its own; empty when none runs. Those of one that does not answer within
     * 10 s are as they were when it began. Traces of a lab that died are removed.
     *
     * @throws IOException when the traces cannot be read or removed
     */
    public Optional<List<Phone>> list() throws IOException {
        return phones(LabState.file(dataFolder));
    }

    /**
     * The phones of all labs of this data folder that run, in whatever program; as {@link #list} in all else.
     *
     * @throws IOException when the traces cannot be read or removed
     */
    public List<Phone> all() throws IOException {
        List<Phone> phones = new ArrayList<>();
        for (Path file : LabState.files(dataFolder)) {
            phones.addAll(phones(file).orElse(List.of()));
        }
        return phones;
    }

    private static Optional<List<Phone>> phones(Path file) throws IOException {
        Optional<LabState> state = LabState.read(file);
        Optional<LabAnswer> answer = state.flatMap(found -> LabCall.ask(found, "list"));
        if (answer.isPresent()) {
            return answer.map(LabAnswer::phones);
        }
        if (runsOn(state)) {
            return state.map(LabState::phones);
        }
        // Meanwhile another lab may have begun.
        if (LabState.read(file).equals(state)) {
            Files.deleteIfExists(file);
        }
        return Optional.empty();
    }

    /**
     * Has a phone trust the desktops that wait.
     *
     * @throws IOException when no lab runs, or none has such a phone
     */
    public void authorize(String serial) throws IOException {
        request(serial, "authorize", serial);
    }

    /** Pulls a phone's cable. */
    public void unplug(String serial) throws IOException {
        request(serial, "unplug", serial);
    }

    /** Puts a phone's cable back. */
    public void plug(String serial) throws IOException {
        request(serial, "plug", serial);
    }

    /**
     * Makes a fault happen to a phone.
     *
     * @throws IOException when no lab runs, none has such a phone, or the fault cannot be caused; the message says what to
     *     do
     */
    public void inject(String serial, FaultRequest fault) throws IOException {
        request(serial, "fault", serial, fault.toString());
    }

    private void request(String serial, String... words) throws IOException {
        List<String> others = new ArrayList<>();
        for (Path file : LabState.files(dataFolder)) {
            List<String> serials =
                    phones(file).orElse(List.of()).stream().map(Phone::serial).toList();
            if (serials.contains(serial)) {
                carryOut(file, serial, words);
                return;
            }
            others.addAll(serials);
        }
        throw new IOException(
                others.isEmpty()
                        ? "No virtual phone runs; start some with: ./phonebank virtual start"
                        : "There is no virtual phone " + serial + "; there are " + String.join(", ", others) + ".");
    }

    private static void carryOut(Path file, String serial, String... words) throws IOException {
        Optional<LabState> state = LabState.read(file);
        Optional<LabAnswer> answer = state.flatMap(found -> LabCall.ask(found, words));
        if (answer.isEmpty()) {
            requireGone(state);
            throw new IOException("The lab of the virtual phone " + serial + " has just ended.");
        }
        if (!answer.get().error().isEmpty()) {
            throw new IOException(answer.get().error());
        }
    }

    /** A lab may have answered too late, or be stopped for a while. */
    private static void requireGone(Optional<LabState> state) throws IOException {
        if (runsOn(state)) {
            // Of a number that may be somebody else's by now nothing is said.
            String process = state.filter(LabCall::isKnown)
                    .map(found -> "its process " + found.pid())
                    .orElse("the program that it belongs to");
            throw new IOException(
                    "The lab of virtual phones does not answer; wait until it does, or end " + process + ".");
        }
    }

    private static boolean runsOn(Optional<LabState> state) {
        return state.filter(found -> !LabCall.isGone(found)).isPresent();
    }

    /**
     * Stops the lab and waits until its process has ended. Returns false when none ran.
     *
     * @throws IOException when it runs, but does not answer, or what it left cannot be removed
     */
    public boolean stop() throws IOException {
        Path file = LabState.file(dataFolder);
        Optional<LabState> state = LabState.read(file);
        if (state.flatMap(found -> LabCall.ask(found, "stop")).isEmpty()) {
            requireGone(state);
            Files.deleteIfExists(file);
            return false;
        }
        Optional<ProcessHandle> process = ProcessHandle.of(state.orElseThrow().pid());
        if (process.isPresent()) {
            awaitEnd(process.get());
        }
        return true;
    }

    private static void awaitEnd(ProcessHandle process) throws IOException {
        CompletableFuture<ProcessHandle> end = process.onExit();
        try {
            end.get(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            // It has answered, so the number is its own; its phones' processes end with it.
            process.destroyForcibly();
        } catch (ExecutionException e) {
            throw new IOException("The end of the virtual lab cannot be waited for.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while the virtual lab stops.");
        }
    }
}
