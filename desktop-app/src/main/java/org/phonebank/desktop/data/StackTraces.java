package org.phonebank.desktop.data;

import java.io.PrintWriter;
import java.io.StringWriter;

/** A failure as those read it who mend programs. */
public final class StackTraces {
    private StackTraces() {}

    /** The failure with its causes and where they happened, one line each. */
    public static String text(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
