package org.phonebank.desktop.cli;

import java.util.Map;
import org.phonebank.desktop.terminal.Console;
import org.phonebank.virtual.VirtualLabClient;
import picocli.CommandLine.Command;

@Command(
        name = "stop",
        description = "Stop the virtual phones that run. Their storage is kept.",
        exitCodeList = {ExitCodes.HELP_DONE, ExitCodes.HELP_FAILED, ExitCodes.HELP_BAD_INPUT},
        footer = {"", "Example:", "  ./phonebank virtual stop"})
final class VirtualStopCommand extends BaseCommand {
    VirtualStopCommand(CliContext context) {
        super(context);
    }

    @Override
    int run(Console console) throws Exception {
        boolean stopped = new VirtualLabClient(context().data().root()).stop();
        console.line(stopped ? "The virtual phones have stopped." : "No virtual lab was running.");
        console.json(Map.of("stopped", stopped));
        return ExitCodes.DONE;
    }
}
