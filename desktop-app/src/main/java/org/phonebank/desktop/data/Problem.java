package org.phonebank.desktop.data;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;

/**
 * What went wrong, told so that each language can say it in a sentence of its own.
 *
 * @param arguments texts and numbers, as the code says
 */
public record Problem(Code code, List<Object> arguments) {
    /** One kind of problem; a constant of an enum that says which arguments it has. */
    public interface Code {
        /** What it is about, and the constant: the key of its sentence in the languages of the window. */
        String key();

        /** The English sentence, as a pattern of {@link MessageFormat}. */
        String english();
    }

    /** A failure that can be told in each language. */
    public interface Told {
        Problem problem();
    }

    public Problem {
        arguments = List.copyOf(arguments);
    }

    public static Problem of(Code code, Object... arguments) {
        return new Problem(code, List.of(arguments));
    }

    /** One English sentence: what happened, to what, and what to do. */
    public String sentence() {
        return new MessageFormat(code.english(), Locale.ENGLISH).format(arguments.toArray());
    }
}
