package org.phonebank.partitioner.cut;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.phonebank.partitioner.cut.Conversion.Use;
import org.phonebank.partitioner.manifest.Encoding;
import org.phonebank.partitioner.onnx.ElementTypes;
import org.phonebank.partitioner.onnx.OnnxTensor;
import org.phonebank.partitioner.plan.PlannedWeight;
import org.phonebank.partitioner.plan.WeightFormat;
import org.phonebank.partitioner.quantize.Quantization;

/** Decides which constants are stored with fewer bits. A source that is quantized already stays as it is. */
final class Conversions {
    private static final int HEAD_BITS = 8;

    private final SourceAnalysis analysis;
    private final Quantization quantization;
    private final Map<String, SourceNode> turning = new HashMap<>();
    private final IdentityHashMap<SourceNode, Conversion> byNode = new IdentityHashMap<>();

    Conversions(SourceAnalysis analysis, Quantization quantization) {
        this.analysis = analysis;
        this.quantization = quantization;
        if (quantization.bits() == Float.SIZE || WeightBits.of(analysis) < Short.SIZE) {
            return;
        }
        for (SourceNode node : analysis.segments().needed()) {
            if (node.is("Transpose") && swapsTwoAxes(node)) {
                turning.put(node.output(0), node);
            }
            conversion(node).ifPresent(found -> byNode.put(node, found));
        }
    }

    /** What changes for a node; null if nothing does. */
    @Nullable
    Conversion of(SourceNode node) {
        return byNode.get(node);
    }

    /** The input that a node takes from the store in another format; an empty text if there is none. */
    String convertedInput(SourceNode node) {
        Conversion conversion = byNode.get(node);
        return conversion == null ? "" : conversion.input();
    }

    boolean isEmpty() {
        return byNode.isEmpty();
    }

    private static boolean swapsTwoAxes(SourceNode node) {
        List<Long> order = Call.attribute(node.proto(), "perm")
                .map(AttributeProto::getIntsList)
                .orElse(List.of(1L, 0L));
        return order.equals(List.of(1L, 0L));
    }

    private Optional<Conversion> conversion(SourceNode node) {
        if (!node.proto().getDomain().isEmpty() || analysis.segments().of(node) == Segments.NONE) {
            return Optional.empty();
        }
        return switch (node.proto().getOpType()) {
            case "Gather" -> lookup(node);
            case "MatMul" -> product(node, Use.PRODUCT, false);
            case "Gemm" -> gemm(node);
            default -> Optional.empty();
        };
    }

    private Optional<Conversion> lookup(SourceNode node) {
        OnnxTensor table = matrix(node.input(0));
        boolean rows = new Call(node.proto(), List.of()).attribute("axis", 0) == 0;
        if (table == null || !rows || table.type() != ElementTypes.FLOAT) {
            return Optional.empty();
        }
        return Optional.of(new Conversion(node.input(0), table, Use.LOOKUP, false, WeightFormat.F16));
    }

    private Optional<Conversion> gemm(SourceNode node) {
        Call call = new Call(node.proto(), List.of());
        boolean plain = call.attribute("transA", 0) == 0 && one(node, "alpha") && one(node, "beta");
        return plain ? product(node, Use.PRODUCT_AND_SUM, call.attribute("transB", 0) == 1) : Optional.empty();
    }

    private static boolean one(SourceNode node, String attribute) {
        return Call.attribute(node.proto(), attribute).map(AttributeProto::getF).orElse(1f) == 1f;
    }

    private Optional<Conversion> product(SourceNode node, Use use, boolean turnedByNode) {
        OnnxTensor matrix = matrix(node.input(1));
        boolean turned = turnedByNode;
        SourceNode turn = turning.get(node.input(1));
        if (matrix == null && turn != null) {
            matrix = matrix(turn.input(0));
            turned = !turned;
        }
        if (matrix == null || node.input(0).equals(node.input(1))) {
            return Optional.empty();
        }
        WeightFormat format = format(node);
        Conversion conversion = new Conversion(node.input(1), matrix, use, turned, format);
        boolean narrower = format.encoding().bits() < ElementTypes.bits(matrix.type());
        boolean rowsFit =
                !format.encoding().quantized() || conversion.inputs() <= PlannedWeight.MAXIMUM_QUANTIZED_COLUMNS;
        return narrower && rowsFit ? Optional.of(conversion) : Optional.empty();
    }

    private WeightFormat format(SourceNode node) {
        boolean head = analysis.segments().of(node) == analysis.segments().head();
        return WeightFormat.of(head ? quantization.atLeast(HEAD_BITS) : quantization);
    }

    private @Nullable OnnxTensor matrix(String name) {
        OnnxTensor tensor = analysis.model().tensors().get(name);
        boolean fits = tensor != null
                && tensor.shape().size() == 2
                && tensor.shape().stream().allMatch(length -> length <= Integer.MAX_VALUE)
                && (tensor.type() == ElementTypes.FLOAT || tensor.type() == ElementTypes.FLOAT16)
                && tensor.content() instanceof OnnxTensor.InFile;
        return fits ? tensor : null;
    }

    /** Whether products of a format are computed from small integers. */
    static boolean quantized(Conversion conversion) {
        return conversion.format().encoding() != Encoding.F16;
    }
}
