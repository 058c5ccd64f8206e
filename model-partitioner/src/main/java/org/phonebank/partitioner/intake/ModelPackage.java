package org.phonebank.partitioner.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.phonebank.partitioner.config.ModelSettings;
import org.phonebank.partitioner.config.StopTokens;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.family.ModelFamilies;
import org.phonebank.partitioner.family.ModelFamily;
import org.phonebank.partitioner.json.JsonDocument;

/** A Hugging Face folder of a supported family. */
public record ModelPackage(Path folder, ModelFamily family, ModelSettings settings, List<Integer> stopTokenIds) {
    private static final String CONFIG = "config.json";
    private static final long MAXIMUM_CONFIG = 16L << 20;

    /** What a store takes over besides weights: all that tokenizer and chat template are read from. */
    private static final List<String> TOKENIZER_FILES = List.of(
            "tokenizer.json",
            "tokenizer_config.json",
            "special_tokens_map.json",
            "chat_template.jinja",
            "chat_template.json",
            "generation_config.json");

    public ModelPackage {
        stopTokenIds = List.copyOf(stopTokenIds);
    }

    /**
     * Opens a folder.
     *
     * @throws ModelPackageException if the folder is no model package, or one that is not supported
     */
    public static ModelPackage open(Path folder) throws IOException, ModelPackageException {
        if (!Files.isDirectory(folder)) {
            throw new ModelPackageException("There is no folder " + folder + "; give the folder of a model package.");
        }
        Path config = folder.resolve(CONFIG);
        if (!Files.isRegularFile(config)) {
            throw new ModelPackageException("The folder " + folder + " is no model package: it has no " + CONFIG + ".");
        }
        JsonDocument document = JsonDocument.read(config, MAXIMUM_CONFIG);
        ModelFamilies.Match match = ModelFamilies.recognise(document);
        ModelSettings settings = match.family().settings(match.architecture(), document);
        List<Integer> stopTokenIds =
                StopTokens.read(folder, document, settings.shape().vocabularySize());
        return new ModelPackage(folder, match.family(), settings, stopTokenIds);
    }

    /** What to call the model in front of a person. */
    public String name() {
        Path last = folder.toAbsolutePath().normalize().getFileName();
        return last == null ? "model" : last.toString();
    }

    /** The tokenizer files that are there. */
    public List<String> tokenizerFiles() {
        List<String> present = new ArrayList<>();
        for (String name : TOKENIZER_FILES) {
            if (Files.isRegularFile(folder.resolve(name))) {
                present.add(name);
            }
        }
        return present;
    }
}
