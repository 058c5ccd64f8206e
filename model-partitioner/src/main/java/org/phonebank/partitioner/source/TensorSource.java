package org.phonebank.partitioner.source;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Optional;
import org.phonebank.partitioner.failure.ModelPackageException;

/** The weights of a model package, read in pieces so that no tensor has to fit into memory. */
public interface TensorSource extends Closeable {
    Collection<TensorInfo> tensors();

    /**
     * Finds a tensor.
     *
     * @throws ModelPackageException if it is there, but in a number format that cannot be read
     */
    Optional<TensorInfo> find(String name) throws ModelPackageException;

    /**
     * Reads consecutive elements of a tensor of real numbers as floats.
     *
     * @param tensor one of {@link #tensors()}
     * @param scratch used for the bytes; larger pieces than it holds are read in several steps
     * @throws ModelPackageException if the file ends before the tensor does
     */
    void read(TensorInfo tensor, long firstElement, float[] values, int offset, int count, ReadScratch scratch)
            throws IOException, ModelPackageException;

    /**
     * Reads consecutive elements of an {@link NumberFormat#I32} tensor. Sources that never hold any need not implement
     * it.
     *
     * @throws ModelPackageException if the file ends before the tensor does
     */
    default void readIntegers(
            TensorInfo tensor, long firstElement, int[] values, int offset, int count, ReadScratch scratch)
            throws IOException, ModelPackageException {
        throw new IllegalArgumentException("The tensor " + tensor.name() + " holds no integers.");
    }

    /**
     * Reads consecutive bytes of a tensor of any format, until the target is full. Sources whose weights are never
     * stored as they are need not implement it.
     *
     * @param tensor a name
     * @throws ModelPackageException if the file ends before the tensor does
     */
    default void readBytes(String tensor, long firstByte, ByteBuffer target) throws IOException, ModelPackageException {
        throw new IllegalArgumentException("The tensor " + tensor + " cannot be read as bytes.");
    }
}
