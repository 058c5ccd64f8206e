package org.phonebank.partitioner.testing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Optional;
import java.util.Random;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.source.ReadScratch;
import org.phonebank.partitioner.source.TensorInfo;
import org.phonebank.partitioner.source.TensorSource;

/**
 * The tensors of a package with other values: bell-shaped BF16 numbers of a small file, over and over. Reading costs what
 * it costs from a package that lies in the page cache, and the package itself needs no room.
 */
public final class RandomValues implements TensorSource {
    private static final int PATTERN = 1 << 24;

    private final TensorSource shapes;
    private final FileChannel pattern;

    public RandomValues(TensorSource shapes, Path file) throws IOException {
        this.shapes = shapes;
        Random random = new Random(1);
        ByteBuffer bytes = ByteBuffer.allocate(PATTERN * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < PATTERN; i++) {
            bytes.putShort((short) (Float.floatToRawIntBits((float) (0.02 * random.nextGaussian())) >>> 16));
        }
        pattern = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        bytes.flip();
        while (bytes.hasRemaining()) {
            pattern.write(bytes, bytes.position());
        }
    }

    @Override
    public Collection<TensorInfo> tensors() {
        return shapes.tensors();
    }

    @Override
    public Optional<TensorInfo> find(String name) throws ModelPackageException {
        return shapes.find(name);
    }

    @Override
    public void read(TensorInfo tensor, long firstElement, float[] values, int offset, int count, ReadScratch scratch)
            throws IOException {
        int done = 0;
        while (done < count) {
            long from = (firstElement + done) % PATTERN;
            int step = (int) Math.min(count - done, PATTERN - from);
            scratch.read(pattern, from * Short.BYTES, tensor.format(), values, offset + done, step);
            done += step;
        }
    }

    @Override
    public void close() throws IOException {
        pattern.close();
        shapes.close();
    }
}
