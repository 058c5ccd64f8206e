package org.phonebank.virtual.shell.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.phonebank.virtual.shell.Builtin;
import org.phonebank.virtual.shell.CommandCall;
import org.phonebank.virtual.shell.ShellContext;
import org.phonebank.virtual.shell.syntax.Parser;

/** {@code sh -c SCRIPT [NAME ARGUMENT…]} and {@code sh FILE ARGUMENT…}. */
final class SubshellCommand implements Builtin {
    @Override
    public int run(CommandCall call) throws IOException, InterruptedException {
        List<String> words = call.arguments();
        String script;
        List<String> positional;
        if (!words.isEmpty() && words.get(0).equals("-c")) {
            if (words.size() < 2) {
                return call.fail("-c: requires an argument");
            }
            script = words.get(1);
            positional = words.subList(2, words.size());
        } else if (words.isEmpty()) {
            script = text(call.in());
            positional = List.of("sh");
        } else {
            try (InputStream in = call.files().read(call.path(words.get(0)))) {
                script = text(in);
            }
            positional = words;
        }
        ShellContext context = call.context().subshell();
        for (int i = 0; i < positional.size(); i++) {
            context.set(String.valueOf(i), positional.get(i));
        }
        call.out().flush();
        return call.shell().run(script, context, call.io());
    }

    private static String text(InputStream in) throws IOException {
        return new String(in.readNBytes(Parser.MAX_CHARACTERS + 1), StandardCharsets.UTF_8);
    }
}
