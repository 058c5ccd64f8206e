package org.phonebank.desktop.cli;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.phonebank.partitioner.PartitionOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a model is cut. */
final class StoreShapeOptions {
    @Option(
            names = "--context",
            paramLabel = "TOKENS",
            description = "Tokens that prompt and answer may have together. Default: the model's own, at most "
                    + PartitionOptions.DEFAULT_CONTEXT + ".")
    private @Nullable Integer context;

    @Mixin
    private final CutOptions cut = new CutOptions();

    PartitionOptions options() throws BadInputException {
        if (context != null && context < 1) {
            throw new BadInputException("--context must be 1 or more, not " + context + ".");
        }
        return new PartitionOptions(
                cut.quantization(), context == null ? OptionalInt.empty() : OptionalInt.of(context));
    }
}
