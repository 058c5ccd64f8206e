package org.phonebank.virtual.adbd;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** {@code reverse:}: there are no reverse forwards, and none can be made. */
record ReverseService(String request) implements AdbService {
    @Override
    public void run(AdbdStream stream) throws IOException {
        stream.output().write(answer().getBytes(StandardCharsets.UTF_8));
    }

    private String answer() {
        if (request.equals("list-forward")) {
            return "OKAY0000";
        }
        if (request.equals("killforward-all")) {
            return "OKAY";
        }
        String text = "a virtual phone cannot forward in reverse: it shares the desktop's loopback address already";
        return "FAIL%04x%s".formatted(text.length(), text);
    }
}
