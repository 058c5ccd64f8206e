package org.phonebank.partitioner.tokenizer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rewrites a template so that the renderer gives what Python's Jinja would. Whitespace around blocks is settled here,
 * as Python's lexer does it with {@code trim_blocks} and {@code lstrip_blocks}, because the renderer cannot tell a
 * space within a line from one that begins it.
 */
final class TemplateSource {
    private static final Pattern END_RAW = Pattern.compile("\\{%[-+]?\\s*endraw\\s*[-+]?%}");
    private static final Pattern FILTERED_LOOP = Pattern.compile("(?s)for\\b.*\\bif\\b(?!.*\\belse\\b).*");
    private static final Pattern WORD = Pattern.compile("\\w+");

    private final String source;
    private final StringBuilder adapted = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();
    private int position;
    private boolean stripNext;
    private boolean trimNext;
    private boolean atLineStart = true;

    private TemplateSource(String source) {
        this.source = source;
    }

    /**
     * Rewrites a whole template.
     *
     * @throws ChatTemplateException if the template is cut off, or uses a construct that would render wrongly
     */
    static String adapted(String source) {
        String lines = source.replace("\r\n", "\n");
        // Python's Jinja drops one line end at the end of a template, not of what it renders to.
        return new TemplateSource(lines.endsWith("\n") ? lines.substring(0, lines.length() - 1) : lines).adapt();
    }

    private String adapt() {
        for (int start = nextTag(); start >= 0; start = nextTag()) {
            char kind = source.charAt(start + 1);
            char sign = start + 2 < source.length() ? source.charAt(start + 2) : ' ';
            text(source.substring(position, start), kind, sign);
            int end = kind == '#' ? source.indexOf("#}", start + 2) : TemplateExpression.end(source, start + 2, kind);
            if (end < 0) {
                throw new ChatTemplateException("The chat template ends within a tag.", null);
            }
            position = end + 2;
            tag(kind, inside(start + 2, end));
            char last = source.charAt(end - 1);
            stripNext = last == '-' && end > start + 2;
            trimNext = kind != '{' && last != '+' && !stripNext;
        }
        text(source.substring(position), ' ', ' ');
        return adapted.toString();
    }

    private int nextTag() {
        for (int i = source.indexOf('{', position); i >= 0; i = source.indexOf('{', i + 1)) {
            if (i + 1 < source.length() && "{%#".indexOf(source.charAt(i + 1)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private String inside(int start, int end) {
        String inside = source.substring(start, end);
        inside = inside.startsWith("-") || inside.startsWith("+") ? inside.substring(1) : inside;
        inside = inside.endsWith("-") || inside.endsWith("+") ? inside.substring(0, inside.length() - 1) : inside;
        return inside.strip();
    }

    /** Text up to a tag, less the whitespace that the tags on both sides take away. */
    private void text(String between, char nextKind, char nextSign) {
        String text = between;
        if (stripNext) {
            text = text.stripLeading();
        } else if (trimNext && text.startsWith("\n")) {
            text = text.substring(1);
            atLineStart = true;
        }
        if (nextSign == '-') {
            text = text.stripTrailing();
        } else if ((nextKind == '%' || nextKind == '#') && nextSign != '+') {
            int line = text.lastIndexOf('\n') + 1;
            if ((line > 0 || atLineStart) && text.substring(line).isBlank()) {
                text = text.substring(0, line);
            }
        }
        adapted.append(text);
        atLineStart = false;
    }

    private void tag(char kind, String inside) {
        if (kind == '{') {
            adapted.append("{{ ").append(TemplateExpression.adapted(inside)).append(" }}");
        } else if (kind == '%') {
            block(inside);
        }
    }

    private void block(String inside) {
        Matcher word = WORD.matcher(inside);
        String name = word.find() ? word.group() : "";
        if (name.equals("raw")) {
            raw();
            return;
        }
        if (name.equals("else") && "for".equals(open.peek())) {
            throw new ChatTemplateException("The chat template uses else within for, which cannot be rendered.", null);
        }
        if (FILTERED_LOOP.matcher(inside).matches()) {
            throw new ChatTemplateException("The chat template uses for with if, which cannot be rendered.", null);
        }
        if (name.equals("for") || name.equals("if")) {
            open.push(name);
        } else if (name.equals("endfor") || name.equals("endif")) {
            open.poll();
        }
        // A mark around what the assistant says, which matters only to training.
        if (!name.equals("generation") && !name.equals("endgeneration")) {
            adapted.append("{% ").append(TemplateExpression.adapted(inside)).append(" %}");
        }
    }

    private void raw() {
        Matcher end = END_RAW.matcher(source);
        if (!end.find(position)) {
            throw new ChatTemplateException("The chat template does not end its raw block.", null);
        }
        adapted.append("{% raw %}").append(source, position, end.start()).append("{% endraw %}");
        position = end.end();
    }
}
