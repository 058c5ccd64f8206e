package org.phonebank.partitioner.onnx;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.util.List;

/**
 * A constant tensor of a model: an initializer, or the value of a Constant node.
 *
 * @param type number of an element type, see {@link ElementTypes}
 * @param shape without negative dimensions; their product does not overflow
 * @param content as many bytes as type and shape say, little-endian, row-major
 */
public record OnnxTensor(String name, int type, List<Long> shape, Content content) {
    public OnnxTensor {
        shape = List.copyOf(shape);
    }

    /** Where the bytes are. */
    public sealed interface Content {}

    /** Bytes that were read. */
    public record Inline(ByteString bytes) implements Content {}

    /** Bytes left in a file, checked to lie inside of it. */
    public record InFile(Path file, long offset) implements Content {}

    public long elements() {
        long elements = 1;
        for (long dimension : shape) {
            elements *= dimension;
        }
        return elements;
    }

    /** Bytes of the whole tensor; elements of four bits are packed in pairs. */
    public long bytes() {
        return (elements() * ElementTypes.bits(type) + 7) / 8;
    }
}
