package org.phonebank.virtual.shell;

import java.util.ArrayList;
import java.util.List;

/** Builds the fields of one word. */
final class FieldBuilder {
    private static final String PATTERN_CHARACTERS = "*?[";

    private final List<Field> fields = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder pattern = new StringBuilder();
    private boolean hasPattern;
    private boolean started;

    void appendQuoted(String value) {
        started = true;
        text.append(value);
        for (int i = 0; i < value.length(); i++) {
            pattern.append('\\').append(value.charAt(i));
        }
    }

    void append(String value) {
        for (int i = 0; i < value.length(); i++) {
            append(value.charAt(i));
        }
    }

    private void append(char c) {
        started = true;
        text.append(c);
        hasPattern |= PATTERN_CHARACTERS.indexOf(c) >= 0;
        pattern.append(c == '\\' ? "\\\\" : String.valueOf(c));
    }

    void appendSplit(String value, String separators) {
        for (int i = 0; i < value.length(); i++) {
            if (separators.indexOf(value.charAt(i)) >= 0) {
                finishField();
            } else {
                append(value.charAt(i));
            }
        }
    }

    private void finishField() {
        if (started) {
            fields.add(new Field(text.toString(), pattern.toString(), hasPattern));
        }
        text.setLength(0);
        pattern.setLength(0);
        hasPattern = false;
        started = false;
    }

    List<Field> fields() {
        finishField();
        return fields;
    }
}
