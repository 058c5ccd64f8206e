package org.phonebank.desktop.cli;

import org.phonebank.desktop.data.Causes;
import org.phonebank.desktop.terminal.Console;
import org.phonebank.virtual.VirtualLabClient;
import org.phonebank.virtual.VirtualLabSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "start",
        description = "Start virtual phones and print the address of each.",
        exitCodeList = {ExitCodes.HELP_DONE, ExitCodes.HELP_FAILED, ExitCodes.HELP_BAD_INPUT},
        footer = {
            "",
            "Examples:",
            "  ./phonebank virtual start",
            "  ./phonebank virtual start --phones 8 --paced --shaped",
            "  ./phonebank virtual start --port 7000 --require-authorization"
        })
final class VirtualStartCommand extends BaseCommand {
    @Option(names = "--phones", paramLabel = "N", defaultValue = "4", description = "How many. Default: 4.")
    private int phones;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port of the first phone; the others follow. Default: free ones from "
                    + VirtualLabSettings.DEFAULT_FIRST_PORT + " on.")
    private int port;

    @Option(
            names = "--require-authorization",
            description = "Each phone must first be told to trust a desktop: ./phonebank virtual authorize.")
    private boolean requireAuthorization;

    @Option(names = "--paced", description = "Compute as slowly as the phones that are imitated.")
    private boolean paced;

    @Option(names = "--shaped", description = "Make links as slow as those of the phones that are imitated.")
    private boolean shaped;

    VirtualStartCommand(CliContext context) {
        super(context);
    }

    @Override
    int run(Console console) throws Exception {
        VirtualPhones.print(
                console, new VirtualLabClient(context().data().create().root()).start(settings()));
        console.line("The phones run until ./phonebank virtual stop.");
        return ExitCodes.DONE;
    }

    private VirtualLabSettings settings() throws BadInputException {
        boolean exact = port != 0;
        if (phones < 1 || phones > VirtualLabSettings.MAX_PHONES) {
            throw new BadInputException(
                    "--phones must be from 1 to " + VirtualLabSettings.MAX_PHONES + ", not " + phones + ".");
        }
        try {
            return VirtualLabSettings.of(context().data().root(), phones)
                    .withPorts(exact ? port : VirtualLabSettings.DEFAULT_FIRST_PORT, exact)
                    .withAuthorizationRequired(requireAuthorization)
                    .withPaced(paced)
                    .withShaped(shaped);
        } catch (IllegalArgumentException e) {
            throw new BadInputException("--port: " + Causes.describe(e), e);
        }
    }
}
