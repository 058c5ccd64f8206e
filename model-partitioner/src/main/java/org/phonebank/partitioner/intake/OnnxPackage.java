package org.phonebank.partitioner.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.phonebank.partitioner.cut.ModelCut;
import org.phonebank.partitioner.cut.SourceAnalysis;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.manifest.DecoderSettings;
import org.phonebank.partitioner.manifest.ModelShape;
import org.phonebank.partitioner.onnx.OnnxModel;
import org.phonebank.partitioner.onnx.OnnxReader;
import org.phonebank.partitioner.onnx.OnnxTensor;
import org.phonebank.partitioner.onnx.OnnxTensors;
import org.phonebank.partitioner.plan.StorePlan;
import org.phonebank.partitioner.quantize.Quantization;
import org.phonebank.partitioner.source.TensorSource;

/** A model exported to ONNX: its graph is cut as it is. */
public record OnnxPackage(
        Path folder,
        OnnxModel model,
        SourceAnalysis analysis,
        String architecture,
        ModelShape shape,
        List<Integer> stopTokenIds)
        implements ModelPackage {
    private static final String STRATEGY = "onnx";

    public OnnxPackage {
        stopTokenIds = List.copyOf(stopTokenIds);
    }

    /** Whether a folder holds ONNX files where exporters put them. */
    public static boolean isIn(Path folder) throws IOException {
        return !OnnxFiles.in(folder).isEmpty();
    }

    /**
     * Opens a folder.
     *
     * @param bits what was asked for, by which one of several files is chosen
     * @throws ModelPackageException if the model cannot be cut; the message says why
     */
    public static OnnxPackage open(Path folder, int bits) throws IOException, ModelPackageException {
        OnnxSettings settings = OnnxSettings.in(folder);
        return open(OnnxFiles.in(folder).choose(settings.genai(), bits), settings);
    }

    /**
     * Opens one file; its tokenizer and configuration lie beside it, or above a folder called onnx.
     *
     * @throws ModelPackageException if the model cannot be cut; the message says why
     */
    public static OnnxPackage open(Path file) throws IOException, ModelPackageException {
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (folder == null) {
            throw new ModelPackageException("The file " + file + " is in no folder.");
        }
        Path above = folder.getParent();
        boolean onnxFolder = above != null && folder.endsWith("onnx");
        boolean configured = Files.exists(folder.resolve(HuggingFacePackage.CONFIG))
                || Files.exists(folder.resolve(GenaiConfig.NAME));
        return open(file, OnnxSettings.in(above != null && onnxFolder && !configured ? above : folder));
    }

    private static OnnxPackage open(Path file, OnnxSettings settings) throws IOException, ModelPackageException {
        OnnxModel model = OnnxReader.read(file);
        SourceAnalysis analysis = SourceAnalysis.of(model);
        ModelShape shape = settings.shape(analysis);
        return new OnnxPackage(
                settings.folder(),
                model,
                analysis,
                settings.architecture(),
                shape,
                settings.stopTokenIds(shape.vocabularySize()));
    }

    @Override
    public List<String> tokenizerFiles() {
        return TokenizerFiles.in(folder);
    }

    @Override
    public List<Path> sourceFiles() {
        TreeSet<Path> weights = new TreeSet<>();
        for (OnnxTensor tensor : model.tensors().values()) {
            if (tensor.content() instanceof OnnxTensor.InFile place) {
                weights.add(place.file());
            }
        }
        weights.add(model.file());
        List<Path> files = new ArrayList<>(weights);
        for (String name : List.of(HuggingFacePackage.CONFIG, GenaiConfig.NAME)) {
            if (Files.isRegularFile(folder.resolve(name))) {
                files.add(folder.resolve(name));
            }
        }
        tokenizerFiles().forEach(name -> files.add(folder.resolve(name)));
        return files;
    }

    @Override
    public int storedBits(int asked) {
        return Math.min(asked, analysis.weightBits());
    }

    @Override
    public TensorSource openTensors() throws IOException {
        return OnnxTensors.open(model);
    }

    @Override
    public StorePlan plan(Quantization quantization, int contextLength, TensorSource tensors)
            throws ModelPackageException {
        ModelCut cut = ModelCut.of(analysis, quantization);
        return new StorePlan(cut.files(), new DecoderSettings(STRATEGY, 0), cut.parameters(), cut.graph());
    }
}
