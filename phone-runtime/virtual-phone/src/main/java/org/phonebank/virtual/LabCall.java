package org.phonebank.virtual;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** Asks the process of a lab. */
final class LabCall {
    private static final int ANSWER_MILLIS = 10_000;
    private static final int MAX_ANSWER_BYTES = 1 << 20;
    /** The system's clock may be set while a process runs. */
    private static final long TOLERANCE_MILLIS = 5_000;

    private static final long UNKNOWN = 0;
    private static final ObjectMapper JSON = new ObjectMapper();

    private LabCall() {}

    /** Sends words without spaces and waits for the answer; empty when nobody, or somebody else, answers there in time. */
    static Optional<LabAnswer> ask(LabState state, String... words) {
        if (!isAlive(state)) {
            return Optional.empty();
        }
        try (Socket socket = connected(state)) {
            socket.setSoTimeout(ANSWER_MILLIS);
            String line = state.token() + " " + String.join(" ", words) + "\n";
            socket.getOutputStream().write(line.getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readNBytes(MAX_ANSWER_BYTES);
            return answer.length == 0 ? Optional.empty() : Optional.of(JSON.readValue(answer, LabAnswer.class));
        } catch (IOException e) {
            // Refused, silent, or no JSON: nothing that can be read in each case.
            return Optional.empty();
        }
    }

    /** Whether the lab has surely ended; one that does not answer may be stopped for a while, or its computer be busy. */
    static boolean isGone(LabState state) {
        if (!isAlive(state)) {
            return true;
        }
        try {
            connected(state).close();
            return false;
        } catch (ConnectException refused) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether the number of the lab's process is surely still its own. */
    static boolean isKnown(LabState state) {
        return process(state)
                .filter(found -> state.processStarted() != UNKNOWN && startOf(found) != UNKNOWN)
                .isPresent();
    }

    /** Milliseconds since the epoch; 0 if the system does not tell. */
    static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(UNKNOWN);
    }

    private static boolean isAlive(LabState state) {
        return process(state).isPresent();
    }

    /** The process of the lab's number, unless it began at another time than the lab's. */
    private static Optional<ProcessHandle> process(LabState state) {
        return ProcessHandle.of(state.pid()).filter(ProcessHandle::isAlive).filter(found -> mayHaveBegun(state, found));
    }

    private static boolean mayHaveBegun(LabState state, ProcessHandle process) {
        long started = startOf(process);
        return state.processStarted() == UNKNOWN
                || started == UNKNOWN
                || Math.abs(started - state.processStarted()) <= TOLERANCE_MILLIS;
    }

    private static Socket connected(LabState state) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), state.controlPort()), ANSWER_MILLIS);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
