package org.phonebank.desktop.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.lab.ChatResult;
import org.phonebank.desktop.lab.ChatSettings;
import org.phonebank.desktop.lab.Conversation;
import org.phonebank.desktop.lab.LocalChain;
import org.phonebank.desktop.lab.ModelChoice;
import org.phonebank.desktop.lab.ModelText;
import org.phonebank.desktop.runtime.ApplicationFiles;
import org.phonebank.desktop.terminal.Console;
import org.phonebank.desktop.terminal.StepsView;
import org.phonebank.partitioner.LayerStore;
import org.phonebank.partitioner.PartitionOptions;
import org.phonebank.partitioner.Partitioner;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.pipeline.generation.StopReason;
import org.phonebank.protocol.PhonebankVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "generate",
        description = {
            "Generate without phones: the model's shards run as ONNX Runtime sessions in this process.",
            "",
            "For checks and comparisons: whatever phones answer, this must answer too."
        },
        exitCodeList = {ExitCodes.HELP_DONE, ExitCodes.HELP_FAILED, ExitCodes.HELP_BAD_INPUT, ExitCodes.HELP_CANCELLED},
        footer = {
            "",
            "Examples:",
            "  ./phonebank generate --prompt \"What is a shard?\" --shards 3",
            "  ./phonebank generate --model ~/models/smollm --raw --prompt \"Once upon a time\"",
            "  ./phonebank generate --model ~/models/smollm --prompt-ids 1,2,3 --bits 32 --greedy \\",
            "      --last-logits --output json"
        })
final class GenerateCommand extends BaseCommand {

    @Option(
            names = "--shards",
            paramLabel = "N",
            defaultValue = "1",
            description = "Shards of about as many layers each. Default: 1.")
    private int shards;

    @Option(names = "--raw", description = "Take the prompt as it is, without the model's chat template.")
    private boolean raw;

    @Option(
            names = "--prompt-ids",
            paramLabel = "ID",
            split = ",",
            description = "Token ids instead of a prompt, separated by commas.")
    private @Nullable List<Integer> promptIds;

    @Option(names = "--last-logits", description = "With --output json, add the logits after the prompt.")
    private boolean lastLogits;

    @Mixin
    private final ModelOption model = new ModelOption();

    @Mixin
    private final StoreOptions stores = new StoreOptions();

    @Mixin
    private final PromptOptions prompt = new PromptOptions();

    @Mixin
    private final SamplingOptions sampling = new SamplingOptions();

    GenerateCommand(CliContext context) {
        super(context);
    }

    @Override
    int run(Console console) throws Exception {
        ChatSettings settings = sampling.settings();
        PartitionOptions options = stores.options();
        requirePrompt();
        ApplicationFiles application = new ApplicationFiles(context().data().create(), PhonebankVersion.VERSION);
        application.loadOnnxRuntime();
        ModelChoice choice = ModelChoice.open(model.source(), application);
        requireShards(choice.inspection().shape().layers());
        LayerStore store = store(console, choice, options);
        try (LocalChain chain = LocalChain.open(store, shards);
                // Token ids can be continued without a tokenizer; the answer then has no text.
                ModelText text =
                        promptIds == null ? ModelText.open(store.folder()) : ModelText.openIfPresent(store.folder())) {
            Conversation conversation = new Conversation(chain.stages(), store.manifest(), text);
            int[] ids = ids(text);
            ChatResult result =
                    conversation.answer(ids, settings, console::part, context().interruption());
            if (result.generation().stopReason() == StopReason.CANCELLED) {
                throw new CancellationException();
            }
            if (!text.knowsText()) {
                console.line("Token ids: " + commaSeparated(result.generation().tokenIds()));
            }
            console.line("");
            console.line("");
            console.line(AnswerText.figures(result));
            console.json(GenerateJson.of(result, chain.ranges(), lastLogits ? chain.lastLogits(ids) : null));
        }
        return ExitCodes.DONE;
    }

    private static String commaSeparated(List<Integer> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private int[] ids(ModelText text) throws BadInputException {
        if (promptIds != null) {
            return promptIds.stream().mapToInt(Integer::intValue).toArray();
        }
        return raw
                ? text.encode(prompt.question())
                : text.encode(prompt.conversation().orElseThrow());
    }

    private LayerStore store(Console console, ModelChoice choice, PartitionOptions options)
            throws IOException, ModelPackageException, BadInputException {
        if (choice.inspection().partitioned()) {
            return LayerStore.open(choice.folder());
        }
        // The answer alone belongs on standard output.
        try (StepsView view = StepsView.on(context().err(), console.facts().error(), console.facts())) {
            return new Partitioner()
                    .partition(
                            choice.folder(),
                            stores.folder(context().data()),
                            options,
                            new CuttingProgress(view, System::nanoTime),
                            context().interruption());
        }
    }

    private void requirePrompt() throws BadInputException {
        if (prompt.conversation().isPresent() == (promptIds != null)) {
            throw new BadInputException("Give either --prompt (or --messages) or --prompt-ids.");
        }
        if (raw && promptIds == null && prompt.question().isEmpty()) {
            throw new BadInputException("--raw takes a --prompt, not --messages.");
        }
    }

    private void requireShards(int layers) throws BadInputException {
        if (shards < 1 || shards > layers) {
            throw new BadInputException(
                    "--shards must be from 1 to the model's " + layers + " layers, not " + shards + ".");
        }
    }
}
