package org.phonebank.desktop.cli;

import java.util.List;
import org.phonebank.desktop.terminal.Console;
import org.phonebank.virtual.VirtualLabClient;
import picocli.CommandLine.Command;

@Command(
        name = "list",
        description = "List the virtual phones that run, those of a running demo or chat too.",
        exitCodeList = {ExitCodes.HELP_DONE, ExitCodes.HELP_FAILED, ExitCodes.HELP_BAD_INPUT},
        footer = {"", "Examples:", "  ./phonebank virtual list", "  ./phonebank virtual list --output json"})
final class VirtualListCommand extends BaseCommand {
    VirtualListCommand(CliContext context) {
        super(context);
    }

    @Override
    int run(Console console) throws Exception {
        List<VirtualLabClient.Phone> phones =
                new VirtualLabClient(context().data().root()).all();
        if (phones.isEmpty()) {
            console.line("No virtual lab runs; start one with ./phonebank virtual start.");
        }
        VirtualPhones.print(console, phones);
        return ExitCodes.DONE;
    }
}
