package org.phonebank.desktop.cli;

import java.util.List;
import java.util.Map;
import org.phonebank.desktop.lab.LabSettings;
import org.phonebank.desktop.lab.ModelSource;
import org.phonebank.desktop.lab.PhoneSetup;
import org.phonebank.desktop.lab.PhoneView;
import org.phonebank.desktop.terminal.Console;
import org.phonebank.desktop.terminal.Quantities;
import org.phonebank.desktop.terminal.StepsView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "provision",
        description = {
            "Put the worker on phones, start it, and have it prove that it computes rightly.",
            "",
            "What a phone has already is not sent again. The workers are stopped at the end; a chat starts them again."
        },
        exitCodeList = {ExitCodes.HELP_DONE, ExitCodes.HELP_FAILED, ExitCodes.HELP_BAD_INPUT, ExitCodes.HELP_CANCELLED},
        footer = {"", "Examples:", "  ./phonebank provision", "  ./phonebank provision --serial VP01 --output json"})
final class ProvisionCommand extends BaseCommand {

    @Mixin
    private final PhoneOptions phones = new PhoneOptions();

    @Mixin
    private final BitsOption bits = new BitsOption();

    ProvisionCommand(CliContext context) {
        super(context);
    }

    @Override
    int run(Console console) throws Exception {
        LabSettings settings = new LabSettings(
                context().data(), phones.source(context().data()), new ModelSource.Sample(), bits.bits());
        Thread self = Thread.currentThread();
        context().interruption().onInterrupt(self::interrupt);
        try (StepsView view = StepsView.on(console.progressStream(), console.progressIsLive(), console.facts());
                PhoneSetup setup =
                        PhoneSetup.of(settings, new LabProgress(view), context().interruption())) {
            List<PhoneView> ready = setup.run();
            view.close();
            console.line(Quantities.plural(ready.size(), "phone") + " provisioned and tested.");
            console.json(Map.of(
                    "phones", ready.stream().map(ProvisionCommand::toJson).toList()));
        }
        return ExitCodes.DONE;
    }

    private static Map<String, Object> toJson(PhoneView phone) {
        return Map.of(
                "serial", phone.serial(),
                "model", phone.name(),
                "available_memory_bytes", phone.memoryAvailable());
    }
}
