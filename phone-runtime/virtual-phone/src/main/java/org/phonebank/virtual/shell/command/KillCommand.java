package org.phonebank.virtual.shell.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.phonebank.virtual.process.PhoneProcess;
import org.phonebank.virtual.process.Signals;
import org.phonebank.virtual.shell.Builtin;
import org.phonebank.virtual.shell.CommandCall;

/** {@code kill [-SIGNAL] PID…}: reaches the phone's own processes only. */
final class KillCommand implements Builtin {
    @Override
    public int run(CommandCall call) throws IOException {
        List<String> words = new ArrayList<>(call.arguments());
        int signal = Signals.TERMINATE;
        if (words.size() > 1 && words.get(0).equals("-s")) {
            words.remove(0);
            signal = signal(words.remove(0));
        } else if (!words.isEmpty() && words.get(0).startsWith("-")) {
            signal = signal(words.remove(0).substring(1));
        }
        if (words.isEmpty()) {
            return call.fail("Needs 1 argument");
        }
        int code = 0;
        for (String word : words) {
            code |= kill(call, word, signal);
        }
        return code;
    }

    private static int signal(String text) {
        return Signals.parse(text).orElseThrow(() -> new IllegalArgumentException("bad signal '" + text + "'"));
    }

    private static int kill(CommandCall call, String word, int signal) throws IOException {
        long pid = Inputs.number(word);
        if (SystemProcess.ALL.stream().anyMatch(process -> process.pid() == pid)) {
            return call.fail(word + ": Operation not permitted");
        }
        Optional<PhoneProcess> process = call.system().processes().byPid(pid).filter(PhoneProcess::isAlive);
        if (process.isEmpty()) {
            return call.fail(word + ": No such process");
        }
        if (signal != Signals.NONE) {
            process.get().signal(signal);
        }
        return 0;
    }
}
