package org.phonebank.partitioner.tokenizer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the end of expressions in a template, and rewrites what the renderer's parser does not know. */
final class TemplateExpression {
    private static final String REVERSED = "[::-1]";
    private static final String NAMESPACE = "namespace(";

    private static final Pattern FILTER_NAME = Pattern.compile("\\s*(\\w+)");

    private TemplateExpression() {}

    /**
     * Where a tag closes. Quotes and brackets are respected, so that a dictionary's braces do not end an output tag.
     *
     * @param kind the second character of the opening pair: a brace for output, a percent sign for blocks
     * @return index of the closing pair, -1 if there is none
     */
    static int end(String source, int from, char kind) {
        char first = kind == '{' ? '}' : '%';
        int depth = 0;
        for (int i = from; i + 1 < source.length(); i++) {
            char character = source.charAt(i);
            if (depth == 0 && character == first && source.charAt(i + 1) == '}') {
                return i;
            }
            if (character == '\'' || character == '"') {
                i = closingQuote(source, i);
            } else if ("([{".indexOf(character) >= 0) {
                depth++;
            } else if (")]}".indexOf(character) >= 0) {
                depth--;
            }
        }
        return -1;
    }

    /** The same expression for the renderer's parser. */
    static String adapted(String expression) {
        StringBuilder adapted = new StringBuilder();
        for (int i = 0; i < expression.length(); i++) {
            char character = expression.charAt(i);
            if (character == '\'' || character == '"') {
                int end = Math.min(expression.length() - 1, closingQuote(expression, i));
                adapted.append(expression, i, end + 1);
                i = end;
            } else if (expression.startsWith(REVERSED, i)) {
                // Only slices without a step are known; a filter binds as tightly.
                adapted.append("|reverse");
                i += REVERSED.length() - 1;
            } else if (expression.startsWith(NAMESPACE, i)) {
                int close = closingBracket(expression, i + NAMESPACE.length());
                String arguments = expression.substring(i + NAMESPACE.length(), close);
                adapted.append(NAMESPACE).append(grouped(arguments));
                i = close - 1;
            } else {
                if (character == '|') {
                    requireKnownFilter(expression.substring(i + 1));
                }
                adapted.append(character);
            }
        }
        return adapted.toString();
    }

    /** The renderer would pass over a filter that it does not know. */
    private static void requireKnownFilter(String following) {
        Matcher name = FILTER_NAME.matcher(following);
        if (name.lookingAt() && !HuggingFaceJinja.knowsFilter(name.group(1))) {
            throw new ChatTemplateException(
                    "The chat template uses the filter " + name.group(1) + ", which cannot be rendered.", null);
        }
    }

    /** Puts brackets around the values of named arguments, which would otherwise end at the first operator. */
    private static String grouped(String arguments) {
        StringBuilder grouped = new StringBuilder();
        int start = 0;
        int depth = 0;
        for (int i = 0; i <= arguments.length(); i++) {
            char character = i == arguments.length() ? ',' : arguments.charAt(i);
            if (character == ',' && depth == 0) {
                grouped.append(grouped.isEmpty() ? "" : ", ").append(groupedValue(arguments.substring(start, i)));
                start = i + 1;
            } else if (character == '\'' || character == '"') {
                i = Math.min(arguments.length() - 1, closingQuote(arguments, i));
            } else if ("([{".indexOf(character) >= 0) {
                depth++;
            } else if (")]}".indexOf(character) >= 0) {
                depth--;
            }
        }
        return grouped.toString();
    }

    private static String groupedValue(String argument) {
        int equals = argument.indexOf('=');
        return equals < 0
                ? argument.strip()
                : argument.substring(0, equals).strip() + "=("
                        + argument.substring(equals + 1).strip() + ")";
    }

    private static int closingBracket(String expression, int from) {
        int depth = 1;
        for (int i = from; i < expression.length(); i++) {
            char character = expression.charAt(i);
            if (character == '\'' || character == '"') {
                i = closingQuote(expression, i);
            } else if (character == '(') {
                depth++;
            } else if (character == ')' && --depth == 0) {
                return i;
            }
        }
        return expression.length();
    }

    /** Index of the quote that ends a text, or of the last character if none does. */
    private static int closingQuote(String source, int opening) {
        char quote = source.charAt(opening);
        for (int i = opening + 1; i < source.length(); i++) {
            if (source.charAt(i) == '\\') {
                i++;
            } else if (source.charAt(i) == quote) {
                return i;
            }
        }
        return source.length() - 1;
    }
}
