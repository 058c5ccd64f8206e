package org.phonebank.partitioner.cut;

import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;

/** Reads declared types and shapes of inputs and outputs. */
final class ValueInfos {
    private ValueInfos() {}

    static int type(ValueInfoProto info) {
        return info.getType().getTensorType().getElemType();
    }

    /** The declared rank, or -1. */
    static int rank(ValueInfoProto info) {
        TypeProto.Tensor tensor = info.getType().getTensorType();
        return tensor.hasShape() ? tensor.getShape().getDimCount() : -1;
    }

    /** A declared fixed length, or -1. */
    static long length(ValueInfoProto info, int axis) {
        TensorShapeProto shape = info.getType().getTensorType().getShape();
        return axis < shape.getDimCount() && shape.getDim(axis).hasDimValue()
                ? shape.getDim(axis).getDimValue()
                : -1;
    }

    /** The declared name of a variable length, or an empty text. */
    static String symbol(ValueInfoProto info, int axis) {
        TensorShapeProto shape = info.getType().getTensorType().getShape();
        return axis < shape.getDimCount() ? shape.getDim(axis).getDimParam() : "";
    }
}
