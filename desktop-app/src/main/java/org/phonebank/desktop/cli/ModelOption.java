package org.phonebank.desktop.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.lab.ModelSource;
import picocli.CommandLine.Option;

/** Which model. */
final class ModelOption {
    /** What a person can hand over. */
    static final String PACKAGE = "A model package: a Hugging Face or ONNX folder, or an .onnx file";

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description = PACKAGE + "; or a layer store. Default: the sample model.")
    private @Nullable Path folder;

    ModelSource source() {
        return folder == null ? new ModelSource.Sample() : new ModelSource.Folder(folder);
    }
}
