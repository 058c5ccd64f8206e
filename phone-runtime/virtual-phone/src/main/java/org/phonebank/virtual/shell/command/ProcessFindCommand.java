package org.phonebank.virtual.shell.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.phonebank.virtual.files.PhonePaths;
import org.phonebank.virtual.process.PhoneProcess;
import org.phonebank.virtual.process.Signals;
import org.phonebank.virtual.shell.Builtin;
import org.phonebank.virtual.shell.CommandCall;

/** {@code pidof NAME}, {@code pgrep [-f] PATTERN} and {@code pkill [-SIGNAL] [-f] PATTERN}. */
final class ProcessFindCommand implements Builtin {
    @Override
    public int run(CommandCall call) throws IOException {
        List<String> words = new ArrayList<>(call.arguments());
        if (call.name().equals("pidof")) {
            return pidof(call, words);
        }
        int signal = Signals.TERMINATE;
        boolean kill = call.name().equals("pkill");
        if (kill
                && !words.isEmpty()
                && words.get(0).startsWith("-")
                && !words.get(0).equals("-f")) {
            signal = Signals.parse(words.remove(0).substring(1))
                    .orElseThrow(() -> new IllegalArgumentException("bad signal"));
        }
        Options options = Options.parse(words, "fxl");
        Pattern pattern = Pattern.compile(options.someOperands(1).get(0));
        int code = 1;
        for (PhoneProcess process : call.system().processes().all()) {
            String text = options.has('f') ? process.commandLine() : process.name();
            if (pattern.matcher(text).find()) {
                code = 0;
                if (kill) {
                    process.signal(signal);
                } else {
                    call.line(process.pid() + (options.has('l') ? " " + text : ""));
                }
            }
        }
        return code;
    }

    private static int pidof(CommandCall call, List<String> words) throws IOException {
        List<String> pids = new ArrayList<>();
        for (String word : Options.parse(words, "s").operands()) {
            String name = PhonePaths.name(word);
            for (PhoneProcess process : call.system().processes().all()) {
                if (process.name().equals(name)) {
                    pids.add(String.valueOf(process.pid()));
                }
            }
            for (SystemProcess process : SystemProcess.ALL) {
                if (process.name().equals(name)) {
                    pids.add(String.valueOf(process.pid()));
                }
            }
        }
        if (pids.isEmpty()) {
            return 1;
        }
        call.line(String.join(" ", pids));
        return 0;
    }
}
