package org.phonebank.desktop.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.desktop.lab.FoundPhone;
import org.phonebank.desktop.lab.PhoneFinder;
import org.phonebank.desktop.terminal.Console;
import org.phonebank.provisioner.device.PhoneAdvice;
import org.phonebank.provisioner.device.PhoneProblem;
import org.phonebank.provisioner.discovery.DiscoveredPhone;
import org.phonebank.provisioner.discovery.PhoneState;
import org.phonebank.provisioner.discovery.Subscription;
import org.phonebank.virtual.VirtualLabClient;
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
    private void follow(Console console, PhoneFinder finder) throws IOException, InterruptedException {
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

    private void print(Console console, List<FoundPhone> found) throws IOException {
        List<FoundPhone> phones = explain(found);
        if (phones.isEmpty()) {
            console.line("No phone is found. Plug one in and turn on USB debugging, or: ./phonebank virtual start");
        }
        PhoneText.table(phones).forEach(console::line);
        console.json(PhoneJson.of(phones));
    }

    /** A virtual phone has no screen to allow this computer on. */
    private List<FoundPhone> explain(List<FoundPhone> phones) throws IOException {
        if (phones.stream().noneMatch(PhonesCommand::isUnauthorized)) {
            return phones;
        }
        List<VirtualLabClient.Phone> lab =
                new VirtualLabClient(context().data().root()).list().orElse(List.of());
        return phones.stream()
                .map(found -> VirtualPhones.serialAt(found.phone().address(), lab)
                        .filter(serial -> isUnauthorized(found))
                        .map(serial -> found.explained(PhoneAdvice.of(
                                PhoneProblem.OTHER,
                                "The phone does not trust this computer yet: "
                                        + VirtualPhones.authorizeCommand(serial))))
                        .orElse(found))
                .toList();
    }

    private static boolean isUnauthorized(FoundPhone found) {
        return found.phone().state() == PhoneState.UNAUTHORIZED;
    }
}
