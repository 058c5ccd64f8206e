package org.phonebank.desktop.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.phonebank.desktop.data.Causes;
import org.phonebank.desktop.lab.FoundPhone;
import org.phonebank.desktop.lab.PhoneFinder;
import org.phonebank.desktop.terminal.Console;
import org.phonebank.provisioner.discovery.DiscoveredPhone;
import org.phonebank.provisioner.discovery.Transport;
import org.phonebank.virtual.FaultRequest;
import org.phonebank.virtual.VirtualLabClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "fault",
        description = {
            "Make something happen to a virtual phone that happens to real ones, and see how the lab copes.",
            "",
            "Works on the phones of ./phonebank virtual start and on those of a demo or chat that runs.",
            "",
            "  kill         the worker's process is killed",
            "  hang         the worker's process stops answering; hang:compute: only what computes does",
            "  corrupt      it computes values that are no numbers; corrupt:shape: too few of them;",
            "               corrupt:drift: plausible ones that are wrong",
            "  unplug       the cable is pulled; the worker goes on",
            "  slow-link    the link is that of bad Wi-Fi: 150 ms each way, 1 MB/s",
            "  drop-link    nothing gets through any more, and nothing is closed",
            "  plug         the cable is in and the link is back",
            "  overheat     it lies in the sun and its processor slows down; cool: it is cool again",
            "  drain        the battery is at 4 %%; charge: it is at 80 %% and being charged",
            "  busy         other apps take three quarters of the processor",
            "  reboot       it restarts, and is back in a few seconds",
            "  none         everything is as usual again"
        },
        exitCodeList = {ExitCodes.HELP_DONE, ExitCodes.HELP_FAILED, ExitCodes.HELP_BAD_INPUT},
        footer = {
            "",
            "Examples:",
            "  ./phonebank fault VP03 kill",
            "  ./phonebank fault VP02 corrupt:drift",
            "  ./phonebank fault 127.0.0.1:6101 slow-link --output json",
            "  ./phonebank fault VP02 none"
        })
final class FaultCommand extends BaseCommand {
    @Parameters(
            index = "0",
            paramLabel = "SERIAL",
            description = "Of the phone, or its 127.0.0.1:PORT, as ./phonebank virtual list shows.")
    private String phone = "";

    @Parameters(index = "1", paramLabel = "FAULT", description = "What happens to it: a word from above.")
    private String fault = "";

    FaultCommand(CliContext context) {
        super(context);
    }

    @Override
    int run(Console console) throws Exception {
        FaultRequest request = request();
        VirtualLabClient labs = new VirtualLabClient(context().data().root());
        List<VirtualLabClient.Phone> phones = labs.all();
        String serial = VirtualPhones.serialAt(phone, phones).orElse(phone);
        Optional<VirtualLabClient.Phone> known =
                phones.stream().filter(one -> one.serial().equals(serial)).findFirst();
        if (known.isEmpty()) {
            refuseIfNotOurs();
        }
        labs.inject(serial, request);
        String name = known.map(VirtualLabClient.Phone::name).orElse("");
        console.line(request.fault().sentence(name.isEmpty() ? serial : serial + " (" + name + ")"));
        console.json(
                Map.of("serial", serial, "name", name, "fault", request.fault().word(), "variant", request.variant()));
        return ExitCodes.DONE;
    }

    private FaultRequest request() throws BadInputException {
        try {
            return FaultRequest.parse(fault);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(Causes.describe(e), e);
        }
    }

    /** A phone that is there, but whose lab is not, is no typing error. */
    private void refuseIfNotOurs() throws Exception {
        Thread self = Thread.currentThread();
        context().interruption().onInterrupt(self::interrupt);
        try (PhoneFinder finder = PhoneFinder.start(context().data().create(), List.of())) {
            for (FoundPhone found : finder.settled(context().interruption())) {
                DiscoveredPhone there = found.phone();
                if (there.serial().equals(phone) || there.address().equals(phone)) {
                    throw new BadInputException(refusal(phone, there));
                }
            }
        }
    }

    static String refusal(String given, DiscoveredPhone there) {
        if (there.transport() == Transport.VIRTUAL) {
            return given + " is a virtual phone of another data folder; set PHONEBANK_HOME to that folder.";
        }
        String name = there.model().isEmpty() ? given : there.model() + " (" + given + ")";
        return name + " is a real phone; faults can only be caused on virtual phones.";
    }
}
