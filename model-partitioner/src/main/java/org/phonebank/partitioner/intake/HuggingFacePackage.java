package org.phonebank.partitioner.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.phonebank.partitioner.config.ModelSettings;
import org.phonebank.partitioner.config.StopTokens;
import org.phonebank.partitioner.config.TensorNames;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.failure.ModelProblem;
import org.phonebank.partitioner.family.DecoderPlan;
import org.phonebank.partitioner.family.ModelFamilies;
import org.phonebank.partitioner.json.JsonDocument;
import org.phonebank.partitioner.manifest.ModelShape;
import org.phonebank.partitioner.packed.PackedModules;
import org.phonebank.partitioner.packed.PackedSettings;
import org.phonebank.partitioner.plan.LinearModules;
import org.phonebank.partitioner.plan.PlannedFile;
import org.phonebank.partitioner.plan.StorePlan;
import org.phonebank.partitioner.quantize.Quantization;
import org.phonebank.partitioner.safetensors.SafetensorsFolder;
import org.phonebank.partitioner.source.TensorSource;

/**
 * A folder as {@code save_pretrained} writes it: {@code config.json} and safetensors of a supported family.
 *
 * @param packed how matrices are quantized already; null where all are plain numbers
 */
public record HuggingFacePackage(
        Path folder,
        ModelSettings settings,
        List<Integer> stopTokenIds,
        @Nullable PackedSettings packed) implements ModelPackage {
    public static final String CONFIG = "config.json";
    private static final long MAXIMUM_CONFIG = 16L << 20;

    public HuggingFacePackage {
        stopTokenIds = List.copyOf(stopTokenIds);
    }

    /**
     * Opens a folder.
     *
     * @throws ModelPackageException if the folder is no model package, or one that is not supported
     */
    public static HuggingFacePackage open(Path folder) throws IOException, ModelPackageException {
        Path config = folder.resolve(CONFIG);
        if (!Files.isRegularFile(config)) {
            throw new ModelPackageException(ModelProblem.NO_PACKAGE, folder, CONFIG);
        }
        JsonDocument document = JsonDocument.read(config, MAXIMUM_CONFIG);
        ModelFamilies.Match match = ModelFamilies.recognise(document);
        PackedSettings packed = PackedSettings.read(document).orElse(null);
        ModelSettings settings = match.family().settings(match.architecture(), document);
        List<Integer> stopTokenIds =
                StopTokens.read(folder, document, settings.shape().vocabularySize());
        return new HuggingFacePackage(folder, settings, stopTokenIds, packed);
    }

    @Override
    public String architecture() {
        return settings.architecture();
    }

    @Override
    public ModelShape shape() {
        return settings.shape();
    }

    @Override
    public List<String> tokenizerFiles() {
        return TokenizerFiles.in(folder);
    }

    @Override
    public List<Path> sourceFiles() throws IOException, ModelPackageException {
        List<Path> files = new ArrayList<>();
        files.add(folder.resolve(CONFIG));
        tokenizerFiles().forEach(name -> files.add(folder.resolve(name)));
        files.addAll(SafetensorsFolder.weightFiles(folder));
        return files;
    }

    @Override
    public TensorSource openTensors() throws IOException, ModelPackageException {
        return SafetensorsFolder.open(folder);
    }

    @Override
    public StorePlan plan(Quantization quantization, int contextLength, TensorSource tensors)
            throws IOException, ModelPackageException {
        LinearModules linears = PackedModules.of(tensors, packed);
        List<PlannedFile> files = new DecoderPlan(settings, names(tensors), quantization, linears).files(contextLength);
        long parameters = TensorCheck.countParameters(files, tensors);
        return new StorePlan(files, settings.decoder(contextLength), parameters, null);
    }

    /** What the tensors are called; the first possibility if there is no embedding by any of the names. */
    private TensorNames names(TensorSource tensors) throws ModelPackageException {
        List<TensorNames> possible = settings.modules().names();
        for (TensorNames candidate : possible) {
            if (tensors.find(candidate.embedding() + ".weight").isPresent()) {
                return candidate;
            }
        }
        return possible.get(0);
    }
}
