package org.phonebank.virtual;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Asks the process of a lab. */
final class LabCall {
    private static final int ANSWER_MILLIS = 10_000;
    private static final int MAX_ANSWER_BYTES = 1 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private LabCall() {}

    /**
     * Sends words without spaces and waits for the answer; empty when nobody, or somebody else, answers there: then the
     * state is from a lab that died.
     */
    static Optional<LabAnswer> ask(LabState state, String... words) {
        if (ProcessHandle.of(state.pid()).filter(ProcessHandle::isAlive).isEmpty()) {
            return Optional.empty();
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), state.controlPort()), ANSWER_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            String line = state.token() + " " + String.join(" ", words) + "\n";
            socket.getOutputStream().write(line.getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readNBytes(MAX_ANSWER_BYTES);
            return answer.length == 0 ? Optional.empty() : Optional.of(JSON.readValue(answer, LabAnswer.class));
        } catch (IOException e) {
            // Refused, silent, or no JSON: not our lab in each case.
            return Optional.empty();
        }
    }
}
