package org.phonebank.desktop.cli;

import java.util.Map;
import org.phonebank.desktop.terminal.Console;
import org.phonebank.virtual.VirtualLabClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "authorize",
        description = "Let a virtual phone trust the desktops that wait, as a tap on \"Allow\" does.",
        exitCodeList = {ExitCodes.HELP_DONE, ExitCodes.HELP_FAILED, ExitCodes.HELP_BAD_INPUT},
        footer = {"", "Example:", "  ./phonebank virtual authorize VP01"})
final class VirtualAuthorizeCommand extends BaseCommand {
    @Parameters(
            paramLabel = "SERIAL",
            description = "Of the phone, or its 127.0.0.1:PORT, as ./phonebank virtual list shows.")
    private String phone = "";

    VirtualAuthorizeCommand(CliContext context) {
        super(context);
    }

    @Override
    int run(Console console) throws Exception {
        VirtualLabClient lab = new VirtualLabClient(context().data().root());
        String serial = VirtualPhones.serialAt(phone, lab.all()).orElse(phone);
        lab.authorize(serial);
        console.line(serial + " trusts this desktop now.");
        console.json(Map.of("serial", serial, "authorized", true));
        return ExitCodes.DONE;
    }
}
