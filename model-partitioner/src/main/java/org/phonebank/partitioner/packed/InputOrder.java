package org.phonebank.partitioner.packed;

import java.util.Arrays;
import java.util.Optional;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.plan.RowSource;

/**
 * The order of inputs in which those of a group lie side by side, for packages whose groups were formed in the order of
 * activations ({@code desc_act}). The inputs themselves have to be put into this order before the product.
 */
final class InputOrder {
    private final int[] inputs;
    private final int[] groups;

    private InputOrder(int[] inputs, int[] groups) {
        this.inputs = inputs;
        this.groups = groups;
    }

    /**
     * Makes the order; none if groups lie side by side already.
     *
     * @param groupOfInput the group of every input
     * @throws ModelPackageException if there is no such group
     */
    static Optional<InputOrder> of(String tensor, int[] groupOfInput, int groupSize, int groups)
            throws ModelPackageException {
        boolean plain = true;
        boolean zero = true;
        int[] starts = new int[groups + 1];
        for (int input = 0; input < groupOfInput.length; input++) {
            int group = groupOfInput[input];
            if (group < 0 || group >= groups) {
                throw new ModelPackageException("The tensor " + tensor + " puts an input into group " + group
                        + ", but there are " + groups + " groups.");
            }
            starts[group + 1]++;
            plain &= group == input / groupSize;
            zero &= group == 0;
        }
        // Early writers left all zeros where nothing was reordered.
        return plain || zero ? Optional.empty() : Optional.of(sorted(groupOfInput, starts));
    }

    private static InputOrder sorted(int[] groupOfInput, int[] starts) {
        for (int group = 1; group < starts.length; group++) {
            starts[group] += starts[group - 1];
        }
        int[] inputs = new int[groupOfInput.length];
        int[] groups = new int[groupOfInput.length];
        for (int input = 0; input < groupOfInput.length; input++) {
            int position = starts[groupOfInput[input]]++;
            inputs[position] = input;
            groups[position] = groupOfInput[input];
        }
        return new InputOrder(inputs, groups);
    }

    /** Which input of the package is at a position. */
    int input(int position) {
        return inputs[position];
    }

    /** The group of the input at a position. */
    int group(int position) {
        return groups[position];
    }

    /** The largest power of two that divides the start of every group. */
    int alignment() {
        int starts = 1 << 30;
        for (int position = 1; position < groups.length; position++) {
            starts |= groups[position] == groups[position - 1] ? 0 : position;
        }
        return Integer.lowestOneBit(starts);
    }

    /** The order as values of a vector, exact because inputs number far fewer than 2^24. */
    RowSource.RowFunction asValues() {
        return (row, values, offset) -> values[offset] = inputs[row];
    }

    /** Whether both put the same inputs into the same places. */
    boolean equalTo(InputOrder other) {
        return Arrays.equals(inputs, other.inputs);
    }
}
