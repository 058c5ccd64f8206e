package org.phonebank.provisioner.device;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One sentence for a person on what is wrong with a phone and what to do, for those who say it in another language.
 *
 * @param arguments strings, and pieces of advice
 */
public record PhoneAdvice(PhoneProblem problem, List<Object> arguments) {
    /** Nothing is wrong. */
    public static final PhoneAdvice NONE = of(PhoneProblem.OTHER, "");

    public PhoneAdvice {
        arguments = List.copyOf(arguments);
    }

    /** Advice with its arguments: advice, and whatever else is put as the string that it gives. */
    public static PhoneAdvice of(PhoneProblem problem, Object... arguments) {
        return new PhoneAdvice(
                problem,
                Stream.of(arguments)
                        .map(argument -> argument instanceof PhoneAdvice ? argument : String.valueOf(argument))
                        .toList());
    }

    /** Whether nothing is wrong. */
    public boolean isNone() {
        return equals(NONE);
    }

    /** In English. */
    public String english() {
        Object[] said = arguments.stream()
                .map(argument -> argument instanceof PhoneAdvice advice ? advice.english() : argument)
                .toArray();
        return new MessageFormat(problem.english(), Locale.ENGLISH).format(said);
    }

    /** In English. */
    @Override
    public String toString() {
        return english();
    }
}
