package org.phonebank.desktop.batch.input;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.Optional;
import org.phonebank.desktop.batch.input.InputException.Reason;

/** Lines of a text that are not too long. */
final class LineReader implements AutoCloseable {
    private static final int NONE = -1;

    private final Path file;
    private final Reader reader;
    private long line;
    /** Read already, behind a carriage return. */
    private int ahead = NONE;

    LineReader(Path file, Reader reader) {
        this.file = file;
        this.reader = reader;
    }

    /** The next line without its end; empty at the end of the text. */
    Optional<String> next() throws InputException {
        try {
            int character = take();
            if (character == NONE) {
                return Optional.empty();
            }
            line++;
            StringBuilder text = new StringBuilder();
            while (character != NONE && character != '\n' && character != '\r') {
                if (text.length() == Limits.ROW_CHARACTERS) {
                    throw new InputException(Reason.LINE_TOO_LONG, InputText.name(file), line, Limits.ROW_CHARACTERS);
                }
                text.append((char) character);
                character = take();
            }
            if (character == '\r') {
                ahead = reader.read();
                if (ahead == '\n') {
                    ahead = NONE;
                }
            }
            return Optional.of(text.toString());
        } catch (IOException e) {
            throw InputText.failure(file, e);
        }
    }

    /** Number of the line that came last, from 1. */
    long line() {
        return line;
    }

    @Override
    public void close() throws InputException {
        try {
            reader.close();
        } catch (IOException e) {
            throw InputText.failure(file, e);
        }
    }

    private int take() throws IOException {
        if (ahead == NONE) {
            return reader.read();
        }
        int character = ahead;
        ahead = NONE;
        return character;
    }
}
