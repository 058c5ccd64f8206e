package org.phonebank.partitioner.quantize;

import org.phonebank.partitioner.manifest.QuantizationError;

/**
 * Sums of squares over pieces of a weight, from which follows what quantizing cost.
 *
 * @param original of the values before
 * @param restored of the values that the codes stand for
 * @param difference of one minus the other
 */
public record ErrorSums(double original, double restored, double difference) {
    public static final ErrorSums NONE = new ErrorSums(0, 0, 0);

    public ErrorSums plus(ErrorSums other) {
        return new ErrorSums(original + other.original, restored + other.restored, difference + other.difference);
    }

    public QuantizationError toError() {
        if (original == 0) {
            return new QuantizationError(1, 0);
        }
        double product = (original + restored - difference) / 2;
        double cosine = restored == 0 ? 0 : product / Math.sqrt(original) / Math.sqrt(restored);
        return new QuantizationError(Math.max(-1, Math.min(1, cosine)), Math.sqrt(difference / original));
    }
}
