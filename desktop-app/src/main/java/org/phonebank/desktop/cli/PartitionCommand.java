package org.phonebank.desktop.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.phonebank.desktop.terminal.Console;
import org.phonebank.desktop.terminal.Quantities;
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
            "A store that an earlier run made of the same package with the same options is used again. A run that was"
                    + " stopped, also by a crash, is continued by the same command where it ended."
        },
        exitCodeList = {ExitCodes.HELP_DONE, ExitCodes.HELP_FAILED, ExitCodes.HELP_BAD_INPUT, ExitCodes.HELP_CANCELLED},
        footer = {
            "",
            "Examples:",
            "  ./phonebank partition ~/models/smollm",
            "  ./phonebank partition ~/models/smollm --bits 4 --context 2048 --store /big/disk",
            "  ./phonebank partition ~/models/gemma --bits 4 --block 64 --zero-points --search",
            "  ./phonebank partition ~/models/phi/onnx/model.onnx --bits 32"
        })
final class PartitionCommand extends BaseCommand {

    @Parameters(paramLabel = "MODEL", description = ModelOption.PACKAGE + ".")
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
        StepsView view = StepsView.on(console.progressStream(), console.progressIsLive(), console.facts());
        CuttingProgress progress = new CuttingProgress(view, System::nanoTime);
        try (view) {
            store = new Partitioner()
                    .partition(folder, target, options, progress, context().interruption());
        } catch (CancellationException e) {
            // Now that the view is closed nothing is drawn over it any more.
            progress.afterStop().ifPresent(console::note);
            throw e;
        }
        print(console, store);
        return ExitCodes.DONE;
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
