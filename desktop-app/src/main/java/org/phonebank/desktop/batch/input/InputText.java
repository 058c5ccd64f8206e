package org.phonebank.desktop.batch.input;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.phonebank.desktop.batch.input.InputException.Reason;
import org.phonebank.desktop.data.Causes;

/** The text of a file, strictly UTF-8: what is not is told by its line instead of read as something else. */
final class InputText {
    static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private InputText() {}

    /**
     * A reader of the text behind the byte order mark, if there is one.
     *
     * @param content is closed with the reader
     */
    static BufferedReader reader(InputStream content) throws IOException {
        PushbackInputStream stream = new PushbackInputStream(content, MARK.length);
        byte[] begin = stream.readNBytes(MARK.length);
        if (!Arrays.equals(begin, MARK)) {
            stream.unread(begin);
        }
        return new BufferedReader(new InputStreamReader(stream, strict()));
    }

    static boolean beginsWithMark(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            return Arrays.equals(stream.readNBytes(MARK.length), MARK);
        }
    }

    /** What a person is told of a failure to read. */
    static InputException failure(Path file, IOException cause) {
        InputException told;
        try {
            told = cause instanceof CharacterCodingException
                    ? new InputException(Reason.NOT_TEXT, name(file), firstBadLine(file))
                    : new InputException(Reason.UNREADABLE, name(file), Causes.cause(cause));
        } catch (IOException e) {
            told = new InputException(Reason.UNREADABLE, name(file), Causes.cause(e));
        }
        told.initCause(cause);
        return told;
    }

    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static long firstBadLine(Path file) throws IOException {
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            long number = 1;
            for (int next = stream.read(); next >= 0 && line.size() < Limits.ROW_CHARACTERS; next = stream.read()) {
                line.write(next);
                if (next == '\n') {
                    if (!isText(line.toByteArray())) {
                        return number;
                    }
                    line.reset();
                    number++;
                }
            }
            return number;
        }
    }

    private static boolean isText(byte[] bytes) {
        try {
            strict().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static CharsetDecoder strict() {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }
}
