package org.phonebank.worker.shard;

import ai.onnxruntime.OnnxJavaType;

/** How the numbers of KV buffers are stored. */
public enum KvFormat {
    F32(OnnxJavaType.FLOAT),
    /** Half precision, for graphs that compute keys and values in it. */
    F16(OnnxJavaType.FLOAT16);

    private final OnnxJavaType onnx;

    KvFormat(OnnxJavaType onnx) {
        this.onnx = onnx;
    }

    OnnxJavaType onnx() {
        return onnx;
    }

    /** Bytes of one number. */
    int bytes() {
        return onnx.size;
    }
}
