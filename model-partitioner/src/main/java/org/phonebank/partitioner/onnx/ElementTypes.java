package org.phonebank.partitioner.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;

/** The element types of ONNX tensors, as numbers: files may hold types that are newer than the protobuf classes. */
public final class ElementTypes {
    public static final int FLOAT = DataType.FLOAT_VALUE;
    public static final int FLOAT16 = DataType.FLOAT16_VALUE;
    public static final int BFLOAT16 = DataType.BFLOAT16_VALUE;
    public static final int UINT8 = DataType.UINT8_VALUE;
    public static final int INT32 = DataType.INT32_VALUE;
    public static final int INT64 = DataType.INT64_VALUE;
    public static final int BOOL = DataType.BOOL_VALUE;
    /** Not known. */
    public static final int UNKNOWN = DataType.UNDEFINED_VALUE;

    private ElementTypes() {}

    /** Bits of one element; 0 for types without a fixed size, such as texts. */
    public static int bits(int type) {
        return switch (type) {
            case DataType.UINT4_VALUE, DataType.INT4_VALUE -> 4;
            case DataType.UINT8_VALUE,
                    DataType.INT8_VALUE,
                    DataType.BOOL_VALUE,
                    DataType.FLOAT8E4M3FN_VALUE,
                    DataType.FLOAT8E4M3FNUZ_VALUE,
                    DataType.FLOAT8E5M2_VALUE,
                    DataType.FLOAT8E5M2FNUZ_VALUE -> 8;
            case DataType.UINT16_VALUE, DataType.INT16_VALUE, DataType.FLOAT16_VALUE, DataType.BFLOAT16_VALUE -> 16;
            case DataType.FLOAT_VALUE, DataType.INT32_VALUE, DataType.UINT32_VALUE -> 32;
            case DataType.DOUBLE_VALUE, DataType.INT64_VALUE, DataType.UINT64_VALUE, DataType.COMPLEX64_VALUE -> 64;
            default -> 0;
        };
    }

    /** Whether weights can be computed with: F32, F16 or BF16. */
    public static boolean real(int type) {
        return type == FLOAT || type == FLOAT16 || type == BFLOAT16;
    }

    /** The name of a type, for a message. */
    public static String name(int type) {
        DataType known = DataType.forNumber(type);
        return known == null ? "type " + type : known.name();
    }
}
