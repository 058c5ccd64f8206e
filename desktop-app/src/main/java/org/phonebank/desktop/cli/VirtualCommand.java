package org.phonebank.desktop.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.phonebank.desktop.terminal.Console;
import org.phonebank.virtual.VirtualLabClient;
import org.phonebank.virtual.VirtualLabSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The group of commands for virtual phones that outlive the command. */
final class VirtualCommand {
    private VirtualCommand() {}

    @Command(
            name = "virtual",
            description = "A lab of virtual phones that runs on by itself, so that adb can talk to it too.",
            synopsisSubcommandLabel = "(start | list | stop | authorize)",
            footer = {"", "Examples:", "  ./phonebank virtual start --phones 3", "  adb connect 127.0.0.1:6100"})
    static final class Group extends GroupCommand {}

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
    static final class Start extends BaseCommand {
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

        Start(CliContext context) {
            super(context);
        }

        @Override
        int run(Console console) throws Exception {
            print(console, new VirtualLabClient(context().data().create().root()).start(settings()));
            console.line("The phones run until ./phonebank virtual stop.");
            return ExitCodes.DONE;
        }

        private VirtualLabSettings settings() throws BadInputException {
            boolean exact = port != 0;
            try {
                return VirtualLabSettings.of(context().data().root(), phones)
                        .withPorts(exact ? port : VirtualLabSettings.DEFAULT_FIRST_PORT, exact)
                        .withAuthorizationRequired(requireAuthorization)
                        .withPaced(paced)
                        .withShaped(shaped);
            } catch (IllegalArgumentException e) {
                throw new BadInputException(e.getMessage() == null ? "The options are wrong." : e.getMessage(), e);
            }
        }
    }

    @Command(
            name = "list",
            description = "List the virtual phones that run.",
            exitCodeList = {ExitCodes.HELP_DONE, ExitCodes.HELP_FAILED, ExitCodes.HELP_BAD_INPUT},
            footer = {"", "Examples:", "  ./phonebank virtual list", "  ./phonebank virtual list --output json"})
    static final class ListPhones extends BaseCommand {
        ListPhones(CliContext context) {
            super(context);
        }

        @Override
        int run(Console console) throws Exception {
            Optional<List<VirtualLabClient.Phone>> phones =
                    new VirtualLabClient(context().data().root()).list();
            if (phones.isEmpty()) {
                console.line("No virtual lab runs; start one with ./phonebank virtual start.");
            }
            print(console, phones.orElse(List.of()));
            return ExitCodes.DONE;
        }
    }

    @Command(
            name = "stop",
            description = "Stop the virtual phones that run. Their storage is kept.",
            exitCodeList = {ExitCodes.HELP_DONE, ExitCodes.HELP_FAILED, ExitCodes.HELP_BAD_INPUT},
            footer = {"", "Example:", "  ./phonebank virtual stop"})
    static final class Stop extends BaseCommand {
        Stop(CliContext context) {
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

    @Command(
            name = "authorize",
            description = "Let a virtual phone trust the desktops that wait, as a tap on \"Allow\" does.",
            exitCodeList = {ExitCodes.HELP_DONE, ExitCodes.HELP_FAILED, ExitCodes.HELP_BAD_INPUT},
            footer = {"", "Example:", "  ./phonebank virtual authorize VP01"})
    static final class Authorize extends BaseCommand {
        @Parameters(paramLabel = "SERIAL", description = "Of the phone, as ./phonebank virtual list shows it.")
        private String serial = "";

        Authorize(CliContext context) {
            super(context);
        }

        @Override
        int run(Console console) throws Exception {
            new VirtualLabClient(context().data().root()).authorize(serial);
            console.line(serial + " trusts this desktop now.");
            console.json(Map.of("serial", serial, "authorized", true));
            return ExitCodes.DONE;
        }
    }

    private static void print(Console console, List<VirtualLabClient.Phone> phones) {
        for (VirtualLabClient.Phone phone : phones) {
            console.line(String.format(
                    "%-8s 127.0.0.1:%-6d %-28s %s", phone.serial(), phone.port(), phone.name(), phone.state()));
        }
        console.json(
                Map.of("phones", phones.stream().map(VirtualCommand::toJson).toList()));
    }

    private static Map<String, Object> toJson(VirtualLabClient.Phone phone) {
        return Map.of(
                "serial", phone.serial(),
                "name", phone.name(),
                "model", phone.model(),
                "address", "127.0.0.1:" + phone.port(),
                "state", phone.state());
    }
}
