package org.phonebank.partitioner.cut;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.phonebank.partitioner.onnx.ElementTypes;
import org.phonebank.partitioner.onnx.OnnxTensor;

/** Reads whole numbers out of constant tensors. */
final class ConstantValues {
    private ConstantValues() {}

    /** What is known about a constant of the model. */
    static TensorFacts of(OnnxTensor tensor) {
        List<Extent> shape = tensor.shape().stream().map(Extent::of).toList();
        boolean small = tensor.shape().size() <= 1 && tensor.elements() <= TensorFacts.MOST_VALUES;
        if (!small || !(tensor.content() instanceof OnnxTensor.Inline inline)) {
            return TensorFacts.of(tensor.type(), shape);
        }
        return new TensorFacts(tensor.type(), shape, values(tensor.type(), inline.bytes()));
    }

    /** The value of a tensor of one element. */
    static Extent single(TensorProto tensor) {
        if (!tensor.getRawData().isEmpty()) {
            List<Extent> values = values(tensor.getDataType(), tensor.getRawData());
            return values.size() == 1 ? values.get(0) : Extent.UNKNOWN;
        }
        if (tensor.getInt64DataCount() == 1) {
            return Extent.of(tensor.getInt64Data(0));
        }
        if (tensor.getInt32DataCount() == 1 && !ElementTypes.real(tensor.getDataType())) {
            return Extent.of(tensor.getInt32Data(0));
        }
        return tensor.getFloatDataCount() == 1 ? whole(tensor.getFloatData(0)) : Extent.UNKNOWN;
    }

    private static List<Extent> values(int type, ByteString bytes) {
        ByteBuffer buffer = bytes.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        List<Extent> values = new ArrayList<>();
        int size = Math.max(1, ElementTypes.bits(type) / 8);
        while (buffer.remaining() >= size) {
            values.add(
                    switch (type) {
                        case ElementTypes.INT64 -> Extent.of(buffer.getLong());
                        case ElementTypes.INT32 -> Extent.of(buffer.getInt());
                        case ElementTypes.BOOL -> Extent.of(buffer.get() == 0 ? 0 : 1);
                        case ElementTypes.FLOAT -> whole(buffer.getFloat());
                        default -> {
                            buffer.position(buffer.position() + size);
                            yield Extent.UNKNOWN;
                        }
                    });
        }
        return values;
    }

    private static Extent whole(float value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1 << 24;
        return whole ? Extent.of((long) value) : Extent.UNKNOWN;
    }
}
