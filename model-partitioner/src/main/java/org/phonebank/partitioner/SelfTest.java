package org.phonebank.partitioner;

/**
 * A golden input for a phone's kernels. Arrays are read-only by agreement.
 *
 * @param onnx a graph with its weights inside, one input {@code input} and one output {@code output}, both F32
 * @param inputShape shape of the input and of the output
 * @param expected what the output must be, computed by plain arithmetic
 * @param tolerance largest difference allowed between a value of the output and the expected one
 */
@SuppressWarnings("ArrayRecordComponent") // the arrays are the point, nobody compares self-tests
public record SelfTest(byte[] onnx, long[] inputShape, float[] input, float[] expected, double tolerance) {}
