package org.phonebank.virtual.adbd;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Answers with a text. */
record TextService(String text) implements AdbService {
    @Override
    public void run(AdbdStream stream) throws IOException {
        stream.output().write(text.getBytes(StandardCharsets.UTF_8));
    }
}
