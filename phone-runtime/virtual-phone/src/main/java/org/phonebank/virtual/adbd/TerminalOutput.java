package org.phonebank.virtual.adbd;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** What a terminal driver does to output: a line end becomes a carriage return and a line feed. */
final class TerminalOutput extends OutputStream {
    private final OutputStream out;

    TerminalOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        ByteArrayOutputStream cooked = new ByteArrayOutputStream(length + 16);
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] == '\n') {
                cooked.write('\r');
            }
            cooked.write(bytes[i]);
        }
        if (cooked.size() > 0) {
            out.write(cooked.toByteArray());
        }
    }
}
