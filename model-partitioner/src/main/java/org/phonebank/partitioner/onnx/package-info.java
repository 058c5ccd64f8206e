/**
 * Reads ONNX files without their weights: the graph as protobuf messages, and for every tensor where its bytes lie.
 * Everything in a file is untrusted and checked here. Values are immutable; an {@link
 * org.phonebank.partitioner.onnx.OnnxTensors} may be read by many threads.
 */
@NullMarked
package org.phonebank.partitioner.onnx;

import org.jspecify.annotations.NullMarked;
