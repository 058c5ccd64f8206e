package org.phonebank.desktop.batch.input;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;

/** Finds out what separates the fields of a CSV file: spreadsheets of many countries write semicolons. */
final class Separators {
    static final char USUAL = ',';
    private static final List<Character> KNOWN = List.of(USUAL, ';', '\t');

    private Separators() {}

    /** The one that stands most often between the names of the columns; the reader goes back to its beginning. */
    static char of(BufferedReader reader) throws IOException {
        reader.mark(Limits.ROW_CHARACTERS);
        long[] counts = new long[KNOWN.size()];
        boolean quoted = false;
        for (int read = 0; read < Limits.ROW_CHARACTERS - 1; read++) {
            int character = reader.read();
            if (character < 0 || (!quoted && (character == '\n' || character == '\r'))) {
                break;
            }
            if (character == '"') {
                quoted = !quoted;
            } else if (!quoted && KNOWN.contains((char) character)) {
                counts[KNOWN.indexOf((char) character)]++;
            }
        }
        reader.reset();
        int most = 0;
        for (int i = 1; i < counts.length; i++) {
            if (counts[i] > counts[most]) {
                most = i;
            }
        }
        return KNOWN.get(most);
    }
}
