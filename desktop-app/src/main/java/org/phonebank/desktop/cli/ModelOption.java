package org.phonebank.desktop.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.lab.ModelSource;
import picocli.CommandLine.Option;

/** Which model. */
final class ModelOption {
    @Option(
            names = "--model",
            paramLabel = "DIR",
            description = "A model package (Hugging Face folder) or a layer store. Default: the sample model.")
    private @Nullable Path folder;

    ModelSource source() {
        return folder == null ? new ModelSource.Sample() : new ModelSource.Folder(folder);
    }
}
