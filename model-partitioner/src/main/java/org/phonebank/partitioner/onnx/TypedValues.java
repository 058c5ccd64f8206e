package org.phonebank.partitioner.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Turns values in the typed fields of a tensor message into bytes as raw data has them. */
final class TypedValues {
    private TypedValues() {}

    /**
     * Packs the values.
     *
     * @param expected bytes that there should be; fewer come back if there are fewer values
     */
    static ByteString bytes(TensorProto.Builder tensor, int type, int expected) {
        ByteBuffer bytes = ByteBuffer.allocate(expected).order(ByteOrder.LITTLE_ENDIAN);
        switch (type) {
            case TensorProto.DataType.FLOAT_VALUE -> {
                for (int i = 0; i < tensor.getFloatDataCount() && bytes.hasRemaining(); i++) {
                    bytes.putFloat(tensor.getFloatData(i));
                }
            }
            case TensorProto.DataType.DOUBLE_VALUE -> {
                for (int i = 0; i < tensor.getDoubleDataCount() && bytes.hasRemaining(); i++) {
                    bytes.putDouble(tensor.getDoubleData(i));
                }
            }
            case TensorProto.DataType.INT64_VALUE -> {
                for (int i = 0; i < tensor.getInt64DataCount() && bytes.hasRemaining(); i++) {
                    bytes.putLong(tensor.getInt64Data(i));
                }
            }
            case TensorProto.DataType.UINT64_VALUE -> {
                for (int i = 0; i < tensor.getUint64DataCount() && bytes.hasRemaining(); i++) {
                    bytes.putLong(tensor.getUint64Data(i));
                }
            }
            default -> putIntegers(tensor, ElementTypes.bits(type), bytes);
        }
        return ByteString.copyFrom(bytes.flip());
    }

    private static void putIntegers(TensorProto.Builder tensor, int bits, ByteBuffer bytes) {
        for (int i = 0; i < tensor.getInt32DataCount() && bytes.remaining() >= Math.max(1, bits / 8); i++) {
            int value = tensor.getInt32Data(i);
            if (bits == 32) {
                bytes.putInt(value);
            } else if (bits == 16) {
                bytes.putShort((short) value);
            } else {
                bytes.put((byte) value);
            }
        }
    }

    static OnnxTensor ofLongs(String name, List<Long> shape, List<Long> values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.size() * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        values.forEach(bytes::putLong);
        return new OnnxTensor(
                name, ElementTypes.INT64, shape, new OnnxTensor.Inline(ByteString.copyFrom(bytes.flip())));
    }

    static OnnxTensor ofFloats(String name, List<Long> shape, List<Float> values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.size() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        values.forEach(bytes::putFloat);
        return new OnnxTensor(
                name, ElementTypes.FLOAT, shape, new OnnxTensor.Inline(ByteString.copyFrom(bytes.flip())));
    }
}
