package org.phonebank.partitioner.testing.reference;

/** Arithmetic of a forward pass on plain arrays. */
final class Numbers {
    private Numbers() {}

    /** A row-major matrix [outputs, inputs] times a vector. */
    static double[] multiply(float[] matrix, double[] input) {
        double[] output = new double[matrix.length / input.length];
        for (int o = 0; o < output.length; o++) {
            double sum = 0;
            for (int i = 0; i < input.length; i++) {
                sum += input[i] * matrix[o * input.length + i];
            }
            output[o] = sum;
        }
        return output;
    }

    /** The input by its root mean square. */
    static double[] normalised(double[] input, double epsilon) {
        double squares = 0;
        for (double value : input) {
            squares += value * value;
        }
        double length = Math.sqrt(squares / input.length + epsilon);
        double[] normed = new double[input.length];
        for (int i = 0; i < normed.length; i++) {
            normed[i] = input[i] / length;
        }
        return normed;
    }

    static void add(double[] target, double[] addition) {
        for (int i = 0; i < target.length; i++) {
            target[i] += addition[i];
        }
    }

    static double silu(double value) {
        return value / (1 + Math.exp(-value));
    }

    static double geluTanh(double value) {
        return 0.5 * value * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (value + 0.044715 * value * value * value)));
    }

    static double capped(double value, double cap) {
        return cap > 0 ? cap * Math.tanh(value / cap) : value;
    }
}
