package org.phonebank.partitioner.cut;

import org.phonebank.partitioner.onnx.OnnxTensor;
import org.phonebank.partitioner.plan.WeightFormat;

/**
 * A constant of the source that a node uses and that is stored in another number format.
 *
 * @param input the node's input, which is the tensor itself or the tensor turned over
 * @param use what the node does with it
 * @param turned whether the tensor is [outputs, inputs] instead of [inputs, outputs]
 */
record Conversion(String input, OnnxTensor tensor, Use use, boolean turned, WeightFormat format) {
    /** What a constant is for. */
    enum Use {
        /** Values are multiplied with it, from the left. */
        PRODUCT,
        /** The same, and something may be added to the product. */
        PRODUCT_AND_SUM,
        /** Its rows are picked. */
        LOOKUP
    }

    int inputs() {
        return Math.toIntExact(tensor.shape().get(turned ? 1 : 0));
    }

    int outputs() {
        return Math.toIntExact(tensor.shape().get(turned ? 0 : 1));
    }
}
