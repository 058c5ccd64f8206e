package org.phonebank.partitioner.selftest;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.phonebank.partitioner.graph.OnnxGraph;
import org.phonebank.partitioner.graph.OnnxGraph.ElementType;
import org.phonebank.partitioner.graph.OnnxGraph.Value;
import org.phonebank.partitioner.graph.Operators;
import org.phonebank.partitioner.graph.Operators.BlockMatrix;
import org.phonebank.partitioner.manifest.Encoding;
import org.phonebank.partitioner.quantize.BlockLayout;
import org.phonebank.partitioner.quantize.BlockQuantizer;
import org.phonebank.partitioner.quantize.Half;
import org.phonebank.partitioner.quantize.Quantization;
import org.phonebank.partitioner.quantize.QuantizedRows;
import org.phonebank.partitioner.quantize.ScaleSearch;

/** A matrix of the self-test in one encoding: as part of the graph, and as the numbers that encoding stands for. */
final class StoredMatrix {
    private final String name;
    private final Encoding encoding;
    private final float[] values;
    private final int outputs;
    private final int inputs;

    /** @param values [outputs, inputs] */
    StoredMatrix(String name, Encoding encoding, float[] values, int outputs) {
        this.name = name;
        this.encoding = encoding;
        this.values = values;
        this.outputs = outputs;
        this.inputs = values.length / outputs;
    }

    /** The numbers after rounding to the encoding, [outputs, inputs]. */
    float[] rounded() {
        return switch (encoding) {
            case F32 -> values;
            case F16 -> halves();
            case Q8, Q4 -> blocks().dequantized(inputs);
            case RAW -> throw noNumbers();
        };
    }

    Value multiply(OnnxGraph graph, Value input) {
        return switch (encoding) {
            case F32 ->
                graph.node("MatMul", name + ".out").inputs(input, floats(graph)).build();
            case F16 -> {
                Value wide = Operators.widen(graph, halves(graph), name + ".f32");
                yield graph.node("MatMul", name + ".out").inputs(input, wide).build();
            }
            case Q8, Q4 -> blocks().multiply(graph, input);
            case RAW -> throw noNumbers();
        };
    }

    private static IllegalStateException noNumbers() {
        return new IllegalStateException("Raw bytes cannot be multiplied.");
    }

    private Value floats(OnnxGraph graph) {
        return graph.constant(name, transposed(), (long) inputs, (long) outputs);
    }

    private Value halves(OnnxGraph graph) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : transposed()) {
            bytes.putShort(Half.fromFloat(value));
        }
        return graph.inline(
                name, ElementType.FLOAT16, List.of((long) inputs, (long) outputs), ByteString.copyFrom(bytes.flip()));
    }

    private float[] halves() {
        float[] rounded = new float[values.length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = Half.toFloat(Half.fromFloat(values[i]));
        }
        return rounded;
    }

    private float[] transposed() {
        float[] transposed = new float[values.length];
        for (int output = 0; output < outputs; output++) {
            for (int input = 0; input < inputs; input++) {
                transposed[input * outputs + output] = values[output * inputs + input];
            }
        }
        return transposed;
    }

    private Blocks blocks() {
        BlockLayout layout = new BlockLayout(encoding, Quantization.DEFAULT_BLOCK_SIZE);
        QuantizedRows rows = new QuantizedRows();
        new BlockQuantizer(layout, false, ScaleSearch.ROUND_TO_NEAREST).quantizeRows(values, outputs, inputs, rows);
        return new Blocks(name, new BlockMatrix(inputs, outputs, layout, false), rows);
    }

    private record Blocks(String name, BlockMatrix matrix, QuantizedRows rows) {
        Value multiply(OnnxGraph graph, Value input) {
            BlockLayout layout = matrix.layout();
            List<Long> shape = List.of(matrix.outputs(), matrix.blocks(), (long) layout.bytesPerBlock());
            Value codeValue = graph.inline(name, ElementType.UINT8, shape, ByteString.copyFrom(rows.codes()));
            Value scaleValue = graph.constant(name + ".scales", rows.scales(), (long) rows.scales().length);
            return Operators.blockProduct(graph, name + ".out", input, codeValue, scaleValue, List.of(), matrix);
        }

        float[] dequantized(int inputs) {
            float[] values = new float[(int) matrix.outputs() * inputs];
            for (int i = 0; i < values.length; i++) {
                values[i] = code(i) * rows.scales()[i / matrix.layout().blockSize()];
            }
            return values;
        }

        private int code(int index) {
            byte[] codes = rows.codes();
            if (matrix.layout().encoding() == Encoding.Q8) {
                return (codes[index] & 0xff) - 128;
            }
            int pair = codes[index / 2] & 0xff;
            return (index % 2 == 0 ? pair & 0xf : pair >> 4) - 8;
        }
    }
}
