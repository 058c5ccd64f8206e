package org.phonebank.desktop.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.data.Causes;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.partitioner.PartitionOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a model is cut, and where to. */
final class StoreOptions {
    @Option(
            names = "--store",
            paramLabel = "DIR",
            description = "Folder for layer stores; each gets a folder of its own in it. Default: the data folder.")
    private @Nullable Path stores;

    @Mixin
    private final StoreShapeOptions shape = new StoreShapeOptions();

    PartitionOptions options() throws BadInputException {
        return shape.options();
    }

    /** Where stores go; the folder of {@code --store} is made if it is not there. */
    Path folder(DataFolder data) throws IOException, BadInputException {
        if (stores == null) {
            return data.create().models();
        }
        try {
            return Files.createDirectories(stores);
        } catch (IOException e) {
            throw new BadInputException(
                    "The folder " + stores + " of --store cannot be made (" + Causes.describe(e)
                            + "): choose one that you may write to.",
                    e);
        }
    }
}
