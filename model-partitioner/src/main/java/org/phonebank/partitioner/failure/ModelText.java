package org.phonebank.partitioner.failure;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What is said of a model, for those who say it in another language.
 *
 * @param arguments strings in one line each, and texts
 */
public record ModelText(ModelProblem problem, List<Object> arguments) {
    public ModelText {
        arguments = List.copyOf(arguments);
    }

    /** A text with its arguments: texts, and whatever else is put as the string that it gives. */
    public static ModelText of(ModelProblem problem, Object... arguments) {
        return new ModelText(
                problem,
                Stream.of(arguments)
                        .map(argument ->
                                argument instanceof ModelText ? argument : PlainText.line(String.valueOf(argument)))
                        .toList());
    }

    /** In English. */
    public String english() {
        Object[] said = arguments.stream()
                .map(argument -> argument instanceof ModelText text ? text.english() : argument)
                .toArray();
        return PlainText.line(new MessageFormat(problem.english(), Locale.ENGLISH).format(said));
    }
}
