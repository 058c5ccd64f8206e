package org.phonebank.pipeline.phrase;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Says phrases in one language. */
public final class Speaker {
    /** In the wordings' own words. */
    public static final Speaker ENGLISH = new Speaker(Locale.ENGLISH, Wording::english);

    private static final Pattern FULL_STOP = Pattern.compile("[.。]\\s*$");
    private static final Pattern SMALL_BEGINNING = Pattern.compile("(^|[.] )\\p{Lower}");

    private final Locale locale;
    private final Function<Wording, String> patterns;

    /** @param patterns the patterns of {@link MessageFormat} that say wordings in the language */
    public Speaker(Locale locale, Function<Wording, String> patterns) {
        this.locale = locale;
        this.patterns = patterns;
    }

    public String say(Phrase phrase) {
        if (phrase instanceof Phrase.Verbatim verbatim) {
            return verbatim.words();
        }
        if (phrase instanceof Phrase.Said said) {
            Object[] arguments = said.arguments().stream().map(this::argument).toArray();
            return new MessageFormat(patterns.apply(said.wording()), locale).format(arguments);
        }
        if (phrase instanceof Phrase.Clause clause) {
            return FULL_STOP.matcher(say(clause.sentence())).replaceFirst("");
        }
        String sentences = say(((Phrase.Capitalised) phrase).sentences());
        return SMALL_BEGINNING.matcher(sentences).replaceAll(start -> start.group()
                .toUpperCase(Locale.ROOT));
    }

    private Object argument(Object argument) {
        return argument instanceof Phrase phrase ? say(phrase) : argument;
    }
}
