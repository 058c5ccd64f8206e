package org.phonebank.partitioner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.intake.ModelPackage;
import org.phonebank.partitioner.manifest.FileRole;
import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.partitioner.manifest.ModelShape;
import org.phonebank.partitioner.manifest.WeightKind;
import org.phonebank.partitioner.plan.LaidOutFile;
import org.phonebank.partitioner.plan.PlannedFile;
import org.phonebank.partitioner.plan.PlannedWeight;
import org.phonebank.partitioner.plan.StorePlan;
import org.phonebank.partitioner.quantize.Quantization;
import org.phonebank.partitioner.source.TensorInfo;
import org.phonebank.partitioner.source.TensorSource;

/** Inspects a model package: sizes are those of its own tensors, each counted once. */
final class PackageInspection {
    private static final String UNKNOWN_HASH = "0".repeat(64);

    private final ModelPackage model;
    private final TensorSource tensors;
    private final Set<String> counted = new HashSet<>();
    private int denseBits;
    private int quantizedBits;

    private PackageInspection(ModelPackage model, TensorSource tensors) {
        this.model = model;
        this.tensors = tensors;
    }

    /** @param options how the package would be cut */
    static Inspection of(Path path, PartitionOptions options) throws IOException, ModelPackageException {
        ModelPackage model = ModelPackages.open(path, options.quantization().bits());
        try (TensorSource tensors = model.openTensors()) {
            return new PackageInspection(model, tensors).inspect(options);
        }
    }

    private Inspection inspect(PartitionOptions options) throws IOException, ModelPackageException {
        ModelShape shape = model.shape();
        // At full precision whatever is quantized was so in the package.
        StorePlan asItIs = model.plan(Quantization.ofBits(32), 1, tensors);
        List<Long> layerBytes = new ArrayList<>();
        long edgeBytes = 0;
        for (PlannedFile file : asItIs.files()) {
            long bytes = sourceBytes(file);
            if (file.role() == FileRole.LAYER) {
                layerBytes.add(bytes);
            } else {
                edgeBytes += bytes;
            }
        }
        TextInspection text = TextInspection.of(
                model.folder(), model.stopTokenIds(), model.shape().vocabularySize());
        return new Inspection(
                false,
                model.folder(),
                model.name(),
                model.architecture(),
                asItIs.parameters(),
                shape,
                sourceBits(),
                layerBytes,
                edgeBytes,
                shape.layers() * shape.kvBytesPerTokenAndLayer(),
                text.tokenizer(),
                text.chatTemplate(),
                text.specialTokens(),
                model.stopTokenIds(),
                cut(options),
                List.of());
    }

    /** Where weights are stored as they are, only the package knows what their bytes mean. */
    private int sourceBits() {
        int known = quantizedBits > 0 ? quantizedBits : denseBits;
        return known > 0 ? known : model.storedBits(Float.SIZE);
    }

    private ModelManifest cut(PartitionOptions options) throws IOException, ModelPackageException {
        int contextLength = options.contextLengthFor(model);
        StorePlan plan = model.plan(options.quantization(), contextLength, tensors);
        List<LaidOutFile> files = plan.files().stream().map(LaidOutFile::of).toList();
        return new ModelManifest(
                ModelManifest.FORMAT_VERSION,
                "not-cut-yet",
                model.name(),
                model.architecture(),
                model.shape().withContextLength(contextLength),
                model.storedBits(options.quantization().bits()),
                plan.parameters(),
                model.stopTokenIds(),
                plan.decoder(),
                files.stream().map(file -> file.described(UNKNOWN_HASH)).toList(),
                files.stream().flatMap(file -> file.stored().stream()).toList());
    }

    private long sourceBytes(PlannedFile file) throws ModelPackageException {
        long bytes = 0;
        for (PlannedWeight weight : file.weights()) {
            boolean matrix = file.role() == FileRole.LAYER && !weight.isVector();
            if (weight.kind() == WeightKind.RAW) {
                bytes += weight.elements();
                continue;
            }
            if (matrix && weight.encoding().quantized()) {
                quantizedBits = Math.max(quantizedBits, weight.encoding().bits());
            }
            for (String name : weight.source().tensors()) {
                TensorInfo tensor = tensors.find(name).orElseThrow();
                int elementBytes = tensor.format().bytes();
                denseBits = Math.max(denseBits, matrix ? 8 * elementBytes : 0);
                bytes += counted.add(name) ? tensor.elements() * elementBytes : 0;
            }
        }
        return bytes;
    }
}
