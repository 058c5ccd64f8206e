package org.phonebank.desktop.cli;

import java.nio.file.Path;
import java.util.Map;
import org.phonebank.desktop.terminal.Console;
import org.phonebank.desktop.terminal.Quantities;
import org.phonebank.desktop.terminal.StepLine;
import org.phonebank.desktop.terminal.StepsView;
import org.phonebank.partitioner.LayerStore;
import org.phonebank.partitioner.PartitionOptions;
import org.phonebank.partitioner.Partitioner;
import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.partitioner.manifest.StoreFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "partition",
        description = {
            "Cut a model package into a layer store: a file per layer, quantized, ready to be pushed.",
            "",
            "A store that an earlier run made of the same package with the same options is used again."
        },
        exitCodeList = {ExitCodes.HELP_DONE, ExitCodes.HELP_FAILED, ExitCodes.HELP_BAD_INPUT, ExitCodes.HELP_CANCELLED},
        footer = {
            "",
            "Examples:",
            "  ./phonebank partition ~/models/smollm",
            "  ./phonebank partition ~/models/smollm --bits 4 --context 2048 --store /big/disk"
        })
final class PartitionCommand extends BaseCommand {

    @Parameters(paramLabel = "DIR", description = "A model package (Hugging Face folder).")
    private Path folder = Path.of("");

    @Mixin
    private final StoreOptions stores = new StoreOptions();

    PartitionCommand(CliContext context) {
        super(context);
    }

    @Override
    int run(Console console) throws Exception {
        PartitionOptions options = stores.options();
        Path target = stores.folder(context().data());
        LayerStore store;
        try (StepsView view = StepsView.on(console.progressStream(), console.progressIsLive(), console.facts())) {
            store = new Partitioner()
                    .partition(
                            folder,
                            target,
                            options,
                            (step, done, total) -> view.step("", line(step, done, total)),
                            context().interruption());
        }
        print(console, store);
        return ExitCodes.DONE;
    }

    private static StepLine line(String step, long done, long total) {
        boolean ended = done >= total;
        return new StepLine(
                step,
                ended ? StepLine.Progress.DONE : StepLine.Progress.RUNNING,
                total <= 0 ? 1 : (double) done / total,
                Quantities.bytes(total));
    }

    private static void print(Console console, LayerStore store) {
        ModelManifest manifest = store.manifest();
        long bytes = manifest.files().stream().mapToLong(StoreFile::sizeBytes).sum();
        console.line(manifest.name() + ": " + manifest.shape().layers() + " layers at " + manifest.bits() + " bits, "
                + Quantities.bytes(bytes) + ", in " + store.folder());
        console.json(Map.of(
                "store", store.folder().toString(),
                "model_id", manifest.modelId(),
                "layers", manifest.shape().layers(),
                "bits", manifest.bits(),
                "context_length", manifest.shape().contextLength(),
                "bytes", bytes));
    }
}
