package org.phonebank.partitioner.manifest;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a weight lies in the store.
 *
 * @param name unique in the store, for example {@code layer.3.attention.qkv}
 * @param file the {@link StoreFile} that holds it
 * @param shape logical shape, see {@link WeightKind}
 * @param blockSize values along the inner dimension that share a scale; 0 unless quantized
 * @param data the numbers
 * @param scales F32 scales of the blocks; null unless quantized
 * @param zeroPoints codes that mean 0, one per block, packed like MatMulNBits wants them (rows of whole bytes, low
 *     nibble first at 4 bits); null where the middle code means 0
 * @param error what quantizing cost; null unless it was quantized here
 */
public record StoredWeight(
        String name,
        String file,
        WeightKind kind,
        Encoding encoding,
        List<Long> shape,
        int blockSize,
        Segment data,
        @Nullable Segment scales,
        @Nullable Segment zeroPoints,
        @Nullable QuantizationError error) {
    /**
     * Added to the name of a matrix whose inputs are stored in another order: a vector that says which value to take as
     * which input.
     */
    public static final String INPUT_ORDER = ".order";

    public StoredWeight {
        shape = List.copyOf(shape);
        if (encoding.quantized() != (scales != null) || encoding.quantized() != (blockSize > 0)) {
            throw new IllegalArgumentException(
                    "The weight " + name + " is " + encoding + " but its scales say otherwise.");
        }
        if (zeroPoints != null && scales == null) {
            throw new IllegalArgumentException("The weight " + name + " has zero points but no scales.");
        }
        for (long dimension : shape) {
            if (dimension <= 0) {
                throw new IllegalArgumentException("The weight " + name + " has the impossible shape " + shape + ".");
            }
        }
    }

    /** The same weight with what quantizing it cost. */
    public StoredWeight withError(@Nullable QuantizationError measured) {
        return new StoredWeight(name, file, kind, encoding, shape, blockSize, data, scales, zeroPoints, measured);
    }

    /** The parts of the file that belong to the weight, in the order they lie there. */
    public List<Segment> segments() {
        return Stream.of(data, scales, zeroPoints).filter(Objects::nonNull).toList();
    }

    /** Bytes of all its parts. */
    public long storedBytes() {
        return segments().stream().mapToLong(Segment::length).sum();
    }

    /** Where the last of its parts ends. */
    public long end() {
        return segments().stream().mapToLong(Segment::end).max().orElseThrow();
    }

    /** Number of values. */
    public long elements() {
        long elements = 1;
        for (long dimension : shape) {
            elements = Math.multiplyExact(elements, dimension);
        }
        return elements;
    }
}
