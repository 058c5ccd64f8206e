package org.phonebank.virtual.shell.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.phonebank.virtual.shell.Builtin;
import org.phonebank.virtual.shell.CommandCall;
import org.phonebank.virtual.shell.ShellContext;

/** {@code nohup}, {@code setsid}, {@code env}, {@code exec} and {@code command}: run the rest of their words. */
final class RunOtherCommand implements Builtin {
    @Override
    public int run(CommandCall call) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(call.arguments());
        ShellContext context =
                call.name().equals("exec") ? call.context() : call.context().subshell();
        if (call.name().equals("env")) {
            while (!words.isEmpty() && words.get(0).matches("[A-Za-z_][A-Za-z0-9_]*=.*")) {
                String[] assignment = words.remove(0).split("=", 2);
                context.set(assignment[0], assignment[1]);
            }
        } else if (call.name().equals("command")
                && !words.isEmpty()
                && words.get(0).equals("-v")) {
            return WhichCommand.print(call, words.subList(1, words.size()));
        } else if (call.name().equals("setsid")) {
            words.removeIf(word -> word.equals("-d") || word.equals("-w"));
        }
        if (words.isEmpty()) {
            return call.name().equals("exec") || call.name().equals("env") ? 0 : call.fail("Needs 1 argument");
        }
        if (call.name().equals("nohup") || call.name().equals("setsid")) {
            context.ignoreHangUp();
        }
        int code = call.shell().invoke(words, context, call.io());
        if (call.name().equals("exec")) {
            call.context().exit();
        }
        return code;
    }
}
