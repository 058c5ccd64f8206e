package org.phonebank.partitioner.safetensors;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.failure.ModelProblem;
import org.phonebank.partitioner.failure.ModelText;
import org.phonebank.partitioner.source.NumberFormat;
import org.phonebank.partitioner.source.ReadScratch;
import org.phonebank.partitioner.source.TensorInfo;

/** One open safetensors file. */
final class SafetensorsFile implements Closeable {
    private final Path path;
    private final FileChannel channel;
    private final SafetensorsHeader.Contents contents;

    private SafetensorsFile(Path path, FileChannel channel, SafetensorsHeader.Contents contents) {
        this.path = path;
        this.channel = channel;
        this.contents = contents;
    }

    static SafetensorsFile open(Path path) throws IOException, ModelPackageException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        boolean opened = false;
        try {
            SafetensorsFile file = new SafetensorsFile(path, channel, SafetensorsHeader.read(path, channel));
            opened = true;
            return file;
        } finally {
            if (!opened) {
                channel.close();
            }
        }
    }

    Path path() {
        return path;
    }

    SafetensorsHeader.Contents contents() {
        return contents;
    }

    void read(
            SafetensorsHeader.Entry entry,
            long firstElement,
            float[] values,
            int offset,
            int count,
            ReadScratch scratch)
            throws IOException, ModelPackageException {
        long position = position(entry, firstElement, count);
        try {
            scratch.read(channel, position, entry.tensor().format(), values, offset, count);
        } catch (EOFException e) {
            throw shortened(e);
        }
    }

    void readIntegers(
            SafetensorsHeader.Entry entry, long firstElement, int[] values, int offset, int count, ReadScratch scratch)
            throws IOException, ModelPackageException {
        if (entry.tensor().format() != NumberFormat.I32) {
            throw new IllegalArgumentException("The tensor " + entry.tensor().name() + " holds no integers.");
        }
        long position = position(entry, firstElement, count);
        try {
            scratch.readIntegers(channel, position, values, offset, count);
        } catch (EOFException e) {
            throw shortened(e);
        }
    }

    private static long position(SafetensorsHeader.Entry entry, long firstElement, int count) {
        TensorInfo tensor = entry.tensor();
        if (firstElement < 0 || count < 0 || firstElement > tensor.elements() - count) {
            throw new IndexOutOfBoundsException(
                    tensor.name() + " has no elements " + firstElement + " to " + (firstElement + count) + ".");
        }
        return entry.position() + firstElement * tensor.format().bytes();
    }

    private ModelPackageException shortened(EOFException cause) {
        return new ModelPackageException(ModelText.of(ModelProblem.SHORTENED, path), cause);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
