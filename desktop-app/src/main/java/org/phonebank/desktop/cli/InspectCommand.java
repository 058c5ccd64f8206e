package org.phonebank.desktop.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.phonebank.desktop.terminal.Console;
import org.phonebank.desktop.terminal.Quantities;
import org.phonebank.partitioner.Inspection;
import org.phonebank.partitioner.ModelInspector;
import org.phonebank.partitioner.manifest.ModelShape;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "inspect",
        description = "Say what a model package or a layer store holds.",
        exitCodeList = {ExitCodes.HELP_DONE, ExitCodes.HELP_FAILED, ExitCodes.HELP_BAD_INPUT},
        footer = {
            "",
            "Examples:",
            "  ./phonebank inspect ~/models/smollm",
            "  ./phonebank inspect ~/models/smollm --output json"
        })
final class InspectCommand extends BaseCommand {

    @Parameters(paramLabel = "MODEL", description = ModelOption.PACKAGE + "; or a layer store.")
    private Path folder = Path.of("");

    InspectCommand(CliContext context) {
        super(context);
    }

    @Override
    int run(Console console) throws Exception {
        Inspection model = ModelInspector.inspect(folder);
        print(console, model);
        console.json(model);
        return ExitCodes.DONE;
    }

    private static void print(Console console, Inspection model) {
        ModelShape shape = model.shape();
        console.line(model.name() + " (" + (model.partitioned() ? "layer store" : "model package") + ")");
        row(console, "Architecture", model.architecture());
        row(console, "Parameters", Quantities.count(model.parameters()));
        row(console, "Weights", model.bits() + " bits");
        row(console, "Layers", layers(model.layerBytes()));
        row(console, "Embedding, head", Quantities.bytes(model.edgeBytes()));
        row(console, "Hidden size", shape.hiddenSize() + ", MLP " + shape.intermediateSize());
        row(
                console,
                "Attention",
                shape.attentionHeads() + " heads, " + shape.kvHeads() + " KV heads, " + shape.headDim()
                        + " values per head");
        row(console, "Vocabulary", Quantities.count(shape.vocabularySize()));
        row(
                console,
                "Context",
                Quantities.count(shape.contextLength()) + " tokens, " + Quantities.bytes(model.kvBytesPerToken())
                        + " of cache per token");
        row(console, "Tokenizer", model.tokenizer() ? "there" : "none that can be read");
        row(console, "Chat template", model.chatTemplate() ? "there" : "none that can be used");
        row(
                console,
                "Stop tokens",
                model.stopTokenIds().stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }

    /** For example "12 of 1.2 MB". */
    private static String layers(List<Long> bytes) {
        Map<Long, Long> sizes = bytes.stream().collect(Collectors.groupingBy(size -> size, Collectors.counting()));
        long total = bytes.stream().mapToLong(Long::longValue).sum();
        String each = sizes.size() == 1 ? " of " + Quantities.bytes(bytes.get(0)) : "";
        return bytes.size() + each + ", " + Quantities.bytes(total) + " together";
    }

    private static void row(Console console, String what, String text) {
        console.line(String.format("  %-16s %s", what, text));
    }
}
