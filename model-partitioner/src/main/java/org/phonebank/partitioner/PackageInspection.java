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
import org.phonebank.partitioner.manifest.ModelShape;
import org.phonebank.partitioner.plan.PackedRows;
import org.phonebank.partitioner.plan.PlannedFile;
import org.phonebank.partitioner.plan.PlannedWeight;
import org.phonebank.partitioner.plan.RowSource;
import org.phonebank.partitioner.plan.StorePlan;
import org.phonebank.partitioner.quantize.Quantization;
import org.phonebank.partitioner.source.TensorInfo;
import org.phonebank.partitioner.source.TensorSource;

/** Inspects a model package: sizes are those of its own tensors, each counted once. */
final class PackageInspection {
    private final TensorSource tensors;
    private final Set<String> counted = new HashSet<>();
    private int bits;

    private PackageInspection(TensorSource tensors) {
        this.tensors = tensors;
    }

    static Inspection of(Path folder) throws IOException, ModelPackageException {
        ModelPackage model = ModelPackages.open(folder);
        try (TensorSource tensors = model.openTensors()) {
            return new PackageInspection(tensors).inspect(model);
        }
    }

    private Inspection inspect(ModelPackage model) throws IOException, ModelPackageException {
        ModelShape shape = model.shape();
        StorePlan plan = model.plan(Quantization.ofBits(32), 1, tensors);
        List<Long> layerBytes = new ArrayList<>();
        long edgeBytes = 0;
        for (PlannedFile file : plan.files()) {
            long bytes = sourceBytes(file);
            if (file.role() == FileRole.LAYER) {
                layerBytes.add(bytes);
            } else {
                edgeBytes += bytes;
            }
        }
        return new Inspection(
                false,
                model.name(),
                model.architecture(),
                plan.parameters(),
                shape,
                bits,
                layerBytes,
                edgeBytes,
                shape.layers() * shape.kvBytesPerTokenAndLayer(),
                TextFiles.tokenizerReadable(model.folder()),
                TextFiles.chatTemplateUnderstood(model.folder()),
                model.stopTokenIds());
    }

    private long sourceBytes(PlannedFile file) throws ModelPackageException {
        long bytes = 0;
        for (PlannedWeight weight : file.weights()) {
            boolean matrix = file.role() == FileRole.LAYER && !weight.isVector();
            if (weight.source() instanceof RowSource.Stacked stacked) {
                for (RowSource.Part part : stacked.parts()) {
                    TensorInfo tensor = tensors.find(part.tensor()).orElseThrow();
                    bytes += sourceBytes(tensor);
                    bits = Math.max(bits, matrix ? 8 * tensor.format().bytes() : 0);
                }
            } else if (weight.source() instanceof RowSource.Packed packed) {
                for (PackedRows part : packed.parts()) {
                    bytes +=
                            part.tensors().stream().mapToLong(this::sourceBytes).sum();
                    bits = Math.max(bits, matrix ? part.bits() : 0);
                }
            } else if (weight.source() instanceof RowSource.Columns columns) {
                TensorInfo tensor = tensors.find(columns.tensor()).orElseThrow();
                bytes += sourceBytes(tensor);
                bits = Math.max(bits, 8 * tensor.format().bytes());
            }
        }
        return bytes;
    }

    private long sourceBytes(TensorInfo tensor) {
        return counted.add(tensor.name()) ? tensor.elements() * tensor.format().bytes() : 0;
    }
}
