package org.phonebank.virtual.shell.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.phonebank.virtual.shell.Builtin;
import org.phonebank.virtual.shell.CommandCall;

/** {@code grep [-qivcnlhFE] [-e PATTERN]}. */
final class GrepCommand implements Builtin {
    private static final int WRONG = 2;

    @Override
    public int run(CommandCall call) throws IOException, InterruptedException {
        Options options = Options.parse(call.arguments(), "qivcnlhHFEe:wsx");
        List<String> files = new ArrayList<>(options.operands());
        List<String> patterns = new ArrayList<>(options.values('e'));
        if (patterns.isEmpty()) {
            options.someOperands(1);
            patterns.add(files.remove(0));
        }
        Pattern pattern;
        try {
            pattern = compile(patterns, options, call.name());
        } catch (PatternSyntaxException e) {
            call.fail("bad pattern: " + e.getDescription());
            return WRONG;
        }
        Search search = new Search(call, options, pattern, files.size() > 1 && !options.has('h'));
        int code = Inputs.each(call, files, (in, name) -> search.in(Inputs.reader(in), name));
        return search.found ? 0 : code == 0 ? 1 : WRONG;
    }

    private static Pattern compile(List<String> patterns, Options options, String name) {
        List<String> alternatives = new ArrayList<>();
        for (String pattern : patterns) {
            String text = options.has('F') || name.equals("fgrep")
                    ? Pattern.quote(pattern)
                    : options.has('E') || name.equals("egrep") ? pattern : BasicExpression.toJava(pattern);
            alternatives.add(
                    options.has('x') ? "^(?:" + text + ")$" : options.has('w') ? "\\b(?:" + text + ")\\b" : text);
        }
        return Pattern.compile(String.join("|", alternatives), options.has('i') ? Pattern.CASE_INSENSITIVE : 0);
    }

    private static final class Search {
        private final CommandCall call;
        private final Options options;
        private final Pattern pattern;
        private final boolean named;
        private boolean found;

        Search(CommandCall call, Options options, Pattern pattern, boolean named) {
            this.call = call;
            this.options = options;
            this.pattern = pattern;
            this.named = named;
        }

        void in(BufferedReader reader, String name) throws IOException {
            long number = 0;
            long count = 0;
            String prefix = named ? name + ":" : "";
            String line;
            while ((line = reader.readLine()) != null) {
                number++;
                if (pattern.matcher(line).find() == options.has('v')) {
                    continue;
                }
                found = true;
                count++;
                if (options.has('q') || options.has('l')) {
                    break;
                }
                if (!options.has('c')) {
                    call.line(prefix + (options.has('n') ? number + ":" : "") + line);
                    call.out().flush();
                }
            }
            if (options.has('c')) {
                call.line(prefix + count);
            } else if (options.has('l') && count > 0) {
                call.line(name);
            }
        }
    }
}
