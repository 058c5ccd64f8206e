package org.phonebank.partitioner.family;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.phonebank.partitioner.config.ModelSettings;
import org.phonebank.partitioner.config.ModuleLayout;
import org.phonebank.partitioner.config.TensorNames;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.manifest.FileRole;
import org.phonebank.partitioner.manifest.ModelShape;
import org.phonebank.partitioner.plan.LinearModules;
import org.phonebank.partitioner.plan.PlannedFile;
import org.phonebank.partitioner.plan.PlannedWeight;
import org.phonebank.partitioner.plan.RowSource.Part;
import org.phonebank.partitioner.plan.RowSource.Stacked;
import org.phonebank.partitioner.plan.WeightFormat;
import org.phonebank.partitioner.quantize.Quantization;

/** Plans the files of a decoder's store. */
public final class DecoderPlan {
    private final ModelSettings settings;
    private final ModelShape shape;
    private final ModuleLayout modules;
    private final TensorNames names;
    private final Quantization quantization;
    private final LinearModules linears;

    /**
     * A plan yet to be made.
     *
     * @param names what this package's tensors are called
     * @param quantization what was asked for; the embedding and the head may keep more bits
     * @param linears how the package holds matrices
     */
    public DecoderPlan(ModelSettings settings, TensorNames names, Quantization quantization, LinearModules linears) {
        this.settings = settings;
        this.shape = settings.shape();
        this.modules = settings.modules();
        this.names = names;
        this.quantization = quantization;
        this.linears = linears;
    }

    /**
     * The weight files, in the order in which shards need them.
     *
     * @param contextLength positions for which there must be rope tables
     * @throws ModelPackageException if the package holds a matrix in a way that is not supported
     */
    public List<PlannedFile> files(int contextLength) throws ModelPackageException {
        List<PlannedFile> files = new ArrayList<>();
        files.add(new PlannedFile("embed.bin", FileRole.EMBED, -1, List.of(embedding())));
        for (int layer = 0; layer < shape.layers(); layer++) {
            String name = String.format(Locale.ROOT, "layer-%02d.bin", layer);
            List<PlannedWeight> weights = new LayerPlan(
                            settings, names.layer(layer), layer, WeightFormat.of(quantization), linears)
                    .weights();
            files.add(new PlannedFile(name, FileRole.LAYER, layer, weights));
        }
        files.add(new PlannedFile("head.bin", FileRole.HEAD, -1, head()));
        files.add(new PlannedFile("rope.bin", FileRole.SHARED, -1, ropes(contextLength)));
        return files;
    }

    private PlannedWeight embedding() {
        // Looked up row by row, so it costs no time to keep it exact; half precision is what most packages hold.
        WeightFormat format = quantization.bits() == 32 ? WeightFormat.F32 : WeightFormat.F16;
        Stacked rows = Stacked.of(names.embedding() + ".weight", shape.vocabularySize());
        return PlannedWeight.lookup("embedding", format, shape.hiddenSize(), rows);
    }

    private List<PlannedWeight> head() throws ModelPackageException {
        // Rounding errors of the head are not averaged out by later layers, so it keeps eight bits at least.
        WeightFormat format = WeightFormat.of(quantization.atLeast(8));
        Part module = new Part(modules.tiedHead() ? names.embedding() : names.head(), shape.vocabularySize());
        Stacked norm = Stacked.of(names.decoder() + "norm.weight", shape.hiddenSize());
        List<PlannedWeight> weights = new ArrayList<>();
        weights.add(PlannedWeight.vector("final.norm", norm.plus(modules.normAddend())));
        weights.addAll(linears.linear("head", format, shape.hiddenSize(), List.of(module)));
        return weights;
    }

    private List<PlannedWeight> ropes(int contextLength) {
        return settings.ropes().stream()
                .flatMap(rope -> RopeTables.plan(rope, contextLength).stream())
                .toList();
    }
}
