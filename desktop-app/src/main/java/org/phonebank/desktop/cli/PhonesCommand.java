package org.phonebank.desktop.cli;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.desktop.lab.FoundPhone;
import org.phonebank.desktop.lab.PhoneFinder;
import org.phonebank.desktop.terminal.Console;
import org.phonebank.provisioner.discovery.DiscoveredPhone;
import org.phonebank.provisioner.discovery.Subscription;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "phones",
        description = "List the phones that are found, with their state and facts.",
        exitCodeList = {ExitCodes.HELP_DONE, ExitCodes.HELP_FAILED, ExitCodes.HELP_BAD_INPUT, ExitCodes.HELP_CANCELLED},
        footer = {
            "",
            "Examples:",
            "  ./phonebank phones",
            "  ./phonebank phones --watch",
            "  ./phonebank phones --connect 192.168.1.20:5555 --output json"
        })
final class PhonesCommand extends BaseCommand {

    @Option(names = "--watch", description = "Go on and show each change, until Ctrl+C.")
    private boolean watch;

    @Mixin
    private final EndpointOptions endpoints = new EndpointOptions();

    PhonesCommand(CliContext context) {
        super(context);
    }

    @Override
    int run(Console console) throws Exception {
        DataFolder data = context().data().create();
        Thread self = Thread.currentThread();
        context().interruption().onInterrupt(self::interrupt);
        try (PhoneFinder finder = PhoneFinder.start(data, endpoints.endpoints(data))) {
            print(console, finder.settled(context().interruption()));
            if (watch) {
                follow(console, finder);
            }
        }
        return ExitCodes.DONE;
    }

    /** Ends by interruption only. */
    private static void follow(Console console, PhoneFinder finder) throws InterruptedException {
        BlockingQueue<List<DiscoveredPhone>> changes = new LinkedBlockingQueue<>();
        try (Subscription listening = finder.listen(changes::add)) {
            // The first call is the present state, which was printed.
            changes.take();
            while (true) {
                List<DiscoveredPhone> now = changes.take();
                console.line("");
                print(console, finder.describe(now));
            }
        }
    }

    private static void print(Console console, List<FoundPhone> phones) {
        if (phones.isEmpty()) {
            console.line("No phone is found. Plug one in and turn on USB debugging, or: ./phonebank virtual start");
        }
        PhoneText.table(phones).forEach(console::line);
        console.json(PhoneJson.of(phones));
    }
}
