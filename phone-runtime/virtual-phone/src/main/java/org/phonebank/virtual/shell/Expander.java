package org.phonebank.virtual.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.phonebank.virtual.shell.syntax.Script;
import org.phonebank.virtual.shell.syntax.Word;
import org.phonebank.virtual.shell.syntax.WordPart;

/** Puts values into words, splits them, and matches them against file names. */
final class Expander {
    private static final int MAX_WORDS = 10_000;
    private static final String FIELD_SEPARATORS = " \t\n";

    private final Shell shell;
    private final ShellContext context;
    private final ShellIo io;

    Expander(Shell shell, ShellContext context, ShellIo io) {
        this.shell = shell;
        this.context = context;
        this.io = io;
    }

    /** The fields that words become. */
    List<String> words(List<Word> words) throws IOException, InterruptedException {
        List<String> fields = new ArrayList<>();
        Glob glob = new Glob(shell.system().files(), context.workingFolder());
        for (Word word : words) {
            for (Field field : fields(word)) {
                fields.addAll(field.hasPattern() ? glob.match(field) : List.of(field.text()));
            }
            if (fields.size() > MAX_WORDS) {
                throw new IOException("Argument list too long");
            }
        }
        return fields;
    }

    /** A word as one text, as assignments and redirections need it. */
    String text(Word word) throws IOException, InterruptedException {
        StringBuilder text = new StringBuilder();
        for (WordPart part : word.parts()) {
            text.append(value(part));
        }
        return text.toString();
    }

    private List<Field> fields(Word word) throws IOException, InterruptedException {
        FieldBuilder builder = new FieldBuilder();
        for (WordPart part : word.parts()) {
            String value = value(part);
            if (part.quoted()) {
                builder.appendQuoted(value);
            } else if (part instanceof WordPart.Literal) {
                builder.append(value);
            } else {
                builder.appendSplit(value, FIELD_SEPARATORS);
            }
        }
        return builder.fields();
    }

    private String value(WordPart part) throws IOException, InterruptedException {
        if (part instanceof WordPart.Literal literal) {
            return literal.text();
        }
        if (part instanceof WordPart.Variable variable) {
            String value = variable(variable.name());
            return value.isEmpty() ? variable.defaultValue() : value;
        }
        return output(((WordPart.Substitution) part).script());
    }

    private String variable(String name) {
        return switch (name) {
            case "?" -> String.valueOf(context.lastExit());
            case "#" -> String.valueOf(positional());
            case "@", "*" -> allPositional();
            default -> context.variables().getOrDefault(name, "");
        };
    }

    private int positional() {
        int count = 0;
        while (context.variables().containsKey(String.valueOf(count + 1))) {
            count++;
        }
        return count;
    }

    private String allPositional() {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= positional(); i++) {
            values.add(context.variables().getOrDefault(String.valueOf(i), ""));
        }
        return String.join(" ", values);
    }

    private String output(Script script) throws IOException, InterruptedException {
        BoundedOutput captured = new BoundedOutput();
        int code = shell.run(script, context.subshell(), io.withOut(ShellOutput.to(captured)));
        context.lastExit(code);
        String text = captured.text();
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\n') {
            end--;
        }
        return text.substring(0, end);
    }

    private static final class BoundedOutput extends OutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            if (bytes.size() + length > ShellContext.MAX_VARIABLE_CHARACTERS) {
                throw new IOException("the output of a command substitution is too long");
            }
            bytes.write(source, offset, length);
        }

        String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }
}
