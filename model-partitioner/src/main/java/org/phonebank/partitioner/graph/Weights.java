package org.phonebank.partitioner.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.phonebank.partitioner.graph.OnnxGraph.ElementType;
import org.phonebank.partitioner.graph.OnnxGraph.Value;
import org.phonebank.partitioner.graph.Operators.BlockMatrix;
import org.phonebank.partitioner.manifest.Encoding;
import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.partitioner.manifest.Segment;
import org.phonebank.partitioner.manifest.StoredWeight;
import org.phonebank.partitioner.quantize.BlockLayout;

/** Brings a store's weights into a graph and applies them, whatever their encoding. */
final class Weights {
    private final OnnxGraph graph;
    private final boolean exact;
    private final Map<String, StoredWeight> stored = new HashMap<>();

    Weights(OnnxGraph graph, ModelManifest manifest) {
        this.graph = graph;
        // Matrices that came quantized are in stores of many bits too; what is asked for there is not to be rounded.
        this.exact = manifest.bits() > 8;
        manifest.weights().forEach(weight -> stored.put(weight.name(), weight));
    }

    boolean has(String name) {
        return stored.containsKey(name);
    }

    /** Values that a matrix makes of a token. */
    long outputs(String name) {
        return require(name).shape().get(1);
    }

    /** A vector or table as it is. */
    Value plain(String name) {
        StoredWeight weight = require(name);
        return graph.external(name, ElementType.FLOAT, weight.shape(), weight.file(), weight.data());
    }

    /** Rows picked by ids, as F32. */
    Value lookup(String name, Value ids, String output) {
        StoredWeight weight = require(name);
        if (weight.encoding() == Encoding.F32) {
            return graph.node("Gather", output).inputs(plain(name), ids).build();
        }
        Value table = graph.external(name, ElementType.FLOAT16, weight.shape(), weight.file(), weight.data());
        Value rows = graph.node("Gather", output + ".f16").inputs(table, ids).build();
        return Operators.widen(graph, rows, output);
    }

    /** The product with a matrix, plus its bias if the store has one. */
    Value linear(String name, Value input) {
        boolean biased = stored.containsKey(name + ".bias");
        Value product = product(require(name), ordered(name, input), name + (biased ? ".product" : ".out"));
        if (!biased) {
            return product;
        }
        return graph.node("Add", name + ".out")
                .inputs(product, plain(name + ".bias"))
                .build();
    }

    /** The values in the order in which the matrix has its inputs. */
    private Value ordered(String name, Value input) {
        String order = name + StoredWeight.INPUT_ORDER;
        if (!stored.containsKey(order)) {
            return input;
        }
        Value indices = graph.node("Cast", order + ".int64")
                .inputs(plain(order))
                .attribute("to", ElementType.INT64)
                .build();
        return graph.node("Gather", name + ".in")
                .inputs(input, indices)
                .attribute("axis", -1)
                .build();
    }

    private Value product(StoredWeight weight, Value input, String output) {
        if (weight.encoding().quantized()) {
            return blockProduct(weight, input, output);
        }
        if (weight.encoding() == Encoding.F32) {
            return graph.node("MatMul", output)
                    .inputs(input, plain(weight.name()))
                    .build();
        }
        Value narrow = graph.external(weight.name(), ElementType.FLOAT16, weight.shape(), weight.file(), weight.data());
        Value wide = Operators.widen(graph, narrow, weight.name() + ".f32");
        return graph.node("MatMul", output).inputs(input, wide).build();
    }

    private Value blockProduct(StoredWeight weight, Value input, String output) {
        BlockLayout layout = new BlockLayout(weight.encoding(), weight.blockSize());
        BlockMatrix matrix =
                new BlockMatrix(weight.shape().get(0), weight.shape().get(1), layout, exact);
        List<Long> codeShape = List.of(matrix.outputs(), matrix.blocks(), (long) layout.bytesPerBlock());
        List<Long> scaleShape = List.of(matrix.outputs() * matrix.blocks());
        List<Long> zeroPointShape = List.of(matrix.outputs(), layout.zeroPointBytesPerRow(matrix.inputs()));
        Value codes = graph.external(weight.name(), ElementType.UINT8, codeShape, weight.file(), weight.data());
        Segment scales = Optional.ofNullable(weight.scales()).orElseThrow();
        Value factors = graph.external(weight.name() + ".scales", ElementType.FLOAT, scaleShape, weight.file(), scales);
        List<Value> zeroPoints = Optional.ofNullable(weight.zeroPoints())
                .map(place -> graph.external(
                        weight.name() + ".zero", ElementType.UINT8, zeroPointShape, weight.file(), place))
                .stream()
                .toList();
        return Operators.blockProduct(graph, output, input, codes, factors, zeroPoints, matrix);
    }

    private StoredWeight require(String name) {
        StoredWeight weight = stored.get(name);
        if (weight == null) {
            throw new IllegalArgumentException(
                    "The layer store has no weight " + name + "; partition the model again.");
        }
        return weight;
    }
}
