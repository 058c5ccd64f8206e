package org.phonebank.partitioner.testing.reference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Random tensors with ranges that keep a model lively: attention looks at some tokens more than at others, norm weights
 * and biases are never 1 or 0, and each value is exact in every number format.
 */
final class RandomTensors {
    private final SplittableRandom random;
    private final Map<String, float[]> values = new LinkedHashMap<>();
    private final Map<String, List<Integer>> shapes = new LinkedHashMap<>();

    RandomTensors(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A matrix whose outputs are about {@code gain} times as large as its inputs. */
    void matrix(String name, double gain, int outputs, int inputs) {
        add(name + ".weight", 0, gain * Math.sqrt(3.0 / inputs), List.of(outputs, inputs));
    }

    void vector(String name, double middle, double reach, int size) {
        add(name, middle, reach, List.of(size));
    }

    void table(String name, double reach, int rows, int columns) {
        add(name, 0, reach, List.of(rows, columns));
    }

    private void add(String name, double middle, double reach, List<Integer> shape) {
        float[] tensor = new float[shape.stream().reduce(1, Math::multiplyExact)];
        for (int i = 0; i < tensor.length; i++) {
            float value = (float) (middle + reach * (2 * random.nextDouble() - 1));
            tensor[i] = Float.intBitsToFloat(Float.floatToRawIntBits(value) & 0xffff0000);
        }
        values.put(name, tensor);
        shapes.put(name, shape);
    }

    Map<String, float[]> values() {
        return values;
    }

    Map<String, List<Integer>> shapes() {
        return shapes;
    }
}
