package org.phonebank.worker.shard;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** Writes the few ONNX messages that the tests need, by their field numbers in onnx.proto. */
final class OnnxBytes {
    static final int FLOAT = 1;
    static final int INT32 = 6;
    static final int INT64 = 7;
    static final int FLOAT16 = 10;

    private static final int ATTRIBUTE_FLOAT = 1;
    private static final int ATTRIBUTE_INT = 2;
    private static final int ATTRIBUTE_INTS = 7;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CodedOutputStream out = CodedOutputStream.newInstance(bytes);

    interface Writing {
        void write(CodedOutputStream out) throws IOException;
    }

    private OnnxBytes put(Writing writing) {
        try {
            writing.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    private OnnxBytes text(int field, String value) {
        return put(o -> o.writeString(field, value));
    }

    private OnnxBytes number(int field, long value) {
        return put(o -> o.writeInt64(field, value));
    }

    private OnnxBytes message(int field, byte[] message) {
        return put(o -> o.writeByteArray(field, message));
    }

    private byte[] done() {
        put(CodedOutputStream::flush);
        return bytes.toByteArray();
    }

    static byte[] model(byte[] graph) {
        byte[] standard = new OnnxBytes().text(1, "").number(2, 17).done();
        byte[] microsoft = new OnnxBytes().text(1, "com.microsoft").number(2, 1).done();
        return new OnnxBytes()
                .number(1, 8)
                .message(7, graph)
                .message(8, standard)
                .message(8, microsoft)
                .done();
    }

    static byte[] graph(List<byte[]> nodes, List<byte[]> initializers, List<byte[]> inputs, List<byte[]> outputs) {
        OnnxBytes graph = new OnnxBytes();
        nodes.forEach(node -> graph.message(1, node));
        graph.text(2, "test");
        initializers.forEach(tensor -> graph.message(5, tensor));
        inputs.forEach(input -> graph.message(11, input));
        outputs.forEach(output -> graph.message(12, output));
        return graph.done();
    }

    static byte[] node(String domain, String type, List<String> inputs, List<String> outputs, byte[]... attributes) {
        OnnxBytes node = new OnnxBytes();
        inputs.forEach(input -> node.text(1, input));
        outputs.forEach(output -> node.text(2, output));
        node.text(3, outputs.get(0) + "/" + type).text(4, type);
        Arrays.stream(attributes).forEach(attribute -> node.message(5, attribute));
        return node.text(7, domain).done();
    }

    static byte[] attribute(String name, long value) {
        return new OnnxBytes()
                .text(1, name)
                .number(3, value)
                .number(20, ATTRIBUTE_INT)
                .done();
    }

    static byte[] attribute(String name, float value) {
        return new OnnxBytes()
                .text(1, name)
                .put(o -> o.writeFloat(2, value))
                .number(20, ATTRIBUTE_FLOAT)
                .done();
    }

    static byte[] attribute(String name, long[] values) {
        OnnxBytes attribute = new OnnxBytes().text(1, name);
        for (long value : values) {
            attribute.number(8, value);
        }
        return attribute.number(20, ATTRIBUTE_INTS).done();
    }

    /** A tensor type with named dimensions where a dimension is no number. */
    static byte[] value(String name, int type, Object... dimensions) {
        OnnxBytes shape = new OnnxBytes();
        for (Object dimension : dimensions) {
            OnnxBytes one = new OnnxBytes();
            if (dimension instanceof Integer size) {
                one.number(1, size);
            } else {
                one.text(2, (String) dimension);
            }
            shape.message(1, one.done());
        }
        byte[] tensor = new OnnxBytes().number(1, type).message(2, shape.done()).done();
        return new OnnxBytes()
                .text(1, name)
                .message(2, new OnnxBytes().message(1, tensor).done())
                .done();
    }

    static byte[] floats(String name, float[] values, long... dimensions) {
        ByteBuffer raw = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        return header(name, FLOAT, dimensions).message(9, raw.array()).done();
    }

    static byte[] longs(String name, long[] values, long... dimensions) {
        ByteBuffer raw = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        raw.asLongBuffer().put(values);
        return header(name, INT64, dimensions).message(9, raw.array()).done();
    }

    /** A tensor whose bytes lie in a file beside the model. */
    static byte[] external(String name, String file, long offset, long length, long... dimensions) {
        return header(name, FLOAT, dimensions)
                .message(13, entry("location", file))
                .message(13, entry("offset", Long.toString(offset)))
                .message(13, entry("length", Long.toString(length)))
                .number(14, 1)
                .done();
    }

    private static byte[] entry(String key, String value) {
        return new OnnxBytes().text(1, key).text(2, value).done();
    }

    private static OnnxBytes header(String name, int type, long... dimensions) {
        OnnxBytes tensor = new OnnxBytes();
        for (long dimension : dimensions) {
            tensor.number(1, dimension);
        }
        return tensor.number(2, type).text(8, name);
    }
}
