package org.phonebank.virtual.shell.command;

import java.io.IOException;
import java.util.List;
import org.phonebank.virtual.shell.Builtin;
import org.phonebank.virtual.shell.CommandCall;

/** {@code echo [-n] [-e]}. */
final class EchoCommand implements Builtin {
    @Override
    public int run(CommandCall call) throws IOException {
        List<String> words = call.arguments();
        boolean lineEnd = true;
        boolean escapes = false;
        int first = 0;
        while (first < words.size() && words.get(first).matches("-[neE]+")) {
            lineEnd &= words.get(first).indexOf('n') < 0;
            escapes |= words.get(first).indexOf('e') >= 0;
            first++;
        }
        String text = String.join(" ", words.subList(first, words.size()));
        call.print((escapes ? Escapes.unescape(text) : text) + (lineEnd ? "\n" : ""));
        return 0;
    }
}
