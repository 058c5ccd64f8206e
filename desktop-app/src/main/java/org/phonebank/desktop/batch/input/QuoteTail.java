package org.phonebank.desktop.batch.input;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Notes whether a text ends with a double quote, line ends aside; pairs stand for one quote inside a field. */
final class QuoteTail extends FilterReader {
    private int quotes;
    private boolean lineEnded;

    QuoteTail(Reader reader) {
        super(reader);
    }

    /** Whether what was read so far ends with a quote that can close a field. */
    boolean closes() {
        return quotes % 2 == 1;
    }

    @Override
    public int read() throws IOException {
        int character = super.read();
        if (character >= 0) {
            note((char) character);
        }
        return character;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        for (int i = 0; i < read; i++) {
            note(buffer[offset + i]);
        }
        return read;
    }

    private void note(char character) {
        if (character == '\n' || character == '\r') {
            lineEnded = true;
        } else if (character == '"') {
            quotes = lineEnded ? 1 : quotes + 1;
            lineEnded = false;
        } else {
            quotes = 0;
            lineEnded = false;
        }
    }
}
