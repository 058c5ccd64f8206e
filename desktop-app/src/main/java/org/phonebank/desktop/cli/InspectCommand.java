package org.phonebank.desktop.cli;

import java.nio.file.Path;
import org.phonebank.desktop.terminal.Console;
import org.phonebank.partitioner.Inspection;
import org.phonebank.partitioner.ModelInspector;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "inspect",
        description = {
            "Say what a model package or a layer store holds, and which phones can hold how much of it.",
            "",
            "Nothing is written. Of a package, sizes on phones are those that cutting it would give with the options"
                    + " here; a store has what it was cut with."
        },
        exitCodeList = {ExitCodes.HELP_DONE, ExitCodes.HELP_FAILED, ExitCodes.HELP_BAD_INPUT},
        footer = {
            "",
            "Examples:",
            "  ./phonebank inspect ~/models/smollm",
            "  ./phonebank inspect ~/models/smollm --bits 8 --context 2048",
            "  ./phonebank inspect ~/.local/share/phonebank/models/smollm-4bit-0123456789ab --layers",
            "  ./phonebank inspect ~/models/smollm --output json"
        })
final class InspectCommand extends BaseCommand {

    @Parameters(paramLabel = "MODEL", description = ModelOption.PACKAGE + "; or a layer store.")
    private Path folder = Path.of("");

    @Option(names = "--layers", description = "Also list the error of every layer of a store.")
    private boolean everyLayer;

    @Mixin
    private final StoreShapeOptions cut = new StoreShapeOptions();

    InspectCommand(CliContext context) {
        super(context);
    }

    @Override
    int run(Console console) throws Exception {
        Inspection model = ModelInspector.inspect(folder, cut.options());
        new InspectText(console, model).print(everyLayer);
        console.json(InspectJson.of(model));
        return ExitCodes.DONE;
    }
}
