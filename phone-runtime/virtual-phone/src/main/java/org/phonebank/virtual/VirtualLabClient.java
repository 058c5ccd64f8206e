package org.phonebank.virtual;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Starts, asks and stops the lab of virtual phones that runs in a process of its own. Its methods wait for that process;
 * any thread may call them.
 */
public final class VirtualLabClient {
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);
    private static final int POLL_MILLIS = 50;
    private static final int ANSWER_MILLIS = 10_000;
    private static final int MAX_ANSWER_BYTES = 1 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path dataFolder;

    public VirtualLabClient(Path dataFolder) {
        this.dataFolder = dataFolder.toAbsolutePath().normalize();
    }

    /**
     * A phone of the running lab.
     *
     * @param state {@code ready}, {@code awaiting authorization} or {@code unplugged}
     */
    public record Phone(String serial, String name, String model, int port, String state) {}

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
            Optional<LabState> state = LabState.read(dataFolder)
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
     * The phones of the running lab; empty when none runs. Traces of a lab that died are removed.
     *
     * @throws IOException when the traces cannot be read or removed
     */
    public Optional<List<Phone>> list() throws IOException {
        Optional<LabState> state = LabState.read(dataFolder);
        Optional<LabAnswer> answer = state.flatMap(found -> ask(found, "list", ""));
        if (answer.isEmpty()) {
            LabState.delete(dataFolder);
        }
        return answer.map(LabAnswer::phones);
    }

    /**
     * Has a phone trust the desktops that wait.
     *
     * @throws IOException when no lab runs, or it has no such phone
     */
    public void authorize(String serial) throws IOException {
        request("authorize", serial);
    }

    /** Pulls a phone's cable. */
    public void unplug(String serial) throws IOException {
        request("unplug", serial);
    }

    /** Puts a phone's cable back. */
    public void plug(String serial) throws IOException {
        request("plug", serial);
    }

    private void request(String verb, String serial) throws IOException {
        LabAnswer answer = LabState.read(dataFolder)
                .flatMap(state -> ask(state, verb, serial.replaceAll("\\s", "")))
                .orElseThrow(() ->
                        new IOException("No lab of virtual phones runs; start one with: ./phonebank virtual start"));
        if (!answer.error().isEmpty()) {
            throw new IOException(answer.error());
        }
    }

    /** Stops the lab and waits until its process has ended. Returns false when none ran. */
    public boolean stop() throws IOException {
        Optional<LabState> state = LabState.read(dataFolder);
        if (state.flatMap(found -> ask(found, "stop", "")).isEmpty()) {
            LabState.delete(dataFolder);
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

    /** Empty when nobody, or somebody else, answers there: then the state is from a lab that died. */
    private static Optional<LabAnswer> ask(LabState state, String verb, String serial) {
        if (ProcessHandle.of(state.pid()).filter(ProcessHandle::isAlive).isEmpty()) {
            return Optional.empty();
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), state.controlPort()), ANSWER_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            String line = state.token() + " " + verb + " " + serial + "\n";
            socket.getOutputStream().write(line.getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readNBytes(MAX_ANSWER_BYTES);
            return answer.length == 0 ? Optional.empty() : Optional.of(JSON.readValue(answer, LabAnswer.class));
        } catch (IOException e) {
            // Refused, silent, or no JSON: not our lab in each case.
            return Optional.empty();
        }
    }
}
