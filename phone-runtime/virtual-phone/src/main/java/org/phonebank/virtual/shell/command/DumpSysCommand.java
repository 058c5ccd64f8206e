package org.phonebank.virtual.shell.command;

import java.io.IOException;
import java.util.List;
import org.phonebank.virtual.device.BatteryDump;
import org.phonebank.virtual.shell.Builtin;
import org.phonebank.virtual.shell.CommandCall;

/** {@code dumpsys battery}; other services are not there. */
final class DumpSysCommand implements Builtin {
    @Override
    public int run(CommandCall call) throws IOException {
        if (call.arguments().equals(List.of("-l"))) {
            call.line("Currently running services:\n  battery");
            return 0;
        }
        if (call.arguments().size() == 1 && call.arguments().get(0).equals("battery")) {
            call.print(BatteryDump.text(call.system().device().read()));
            return 0;
        }
        // As on a phone: the complaint goes to the output, and the exit code is 0.
        call.line("Can't find service: " + String.join(" ", call.arguments()));
        return 0;
    }
}
