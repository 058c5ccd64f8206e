package org.phonebank.desktop.history;

import java.io.IOException;

/** The history cannot be used; the message says which file, why, and what to do. */
public final class HistoryException extends IOException {
    private static final long serialVersionUID = 1L;

    HistoryException(String sentence) {
        super(sentence);
    }

    HistoryException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
