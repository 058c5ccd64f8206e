package org.phonebank.partitioner.source;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/** One thread's buffer between a file and numbers. */
public final class ReadScratch {
    private static final int CAPACITY = 1 << 20;

    private final ByteBuffer bytes = ByteBuffer.allocateDirect(CAPACITY).order(ByteOrder.LITTLE_ENDIAN);

    private int[] integers = {};
    private float[] numbers = {};

    /** At least so many integers to work with; what was in them is undefined, and a later call may give the same. */
    public int[] integers(int count) {
        integers = integers.length < count ? new int[count] : integers;
        return integers;
    }

    /** At least so many numbers to work with; what was in them is undefined, and a later call may give the same. */
    public float[] numbers(int count) {
        numbers = numbers.length < count ? new float[count] : numbers;
        return numbers;
    }

    /**
     * Reads {@code count} numbers that start at a byte position of a file.
     *
     * @throws EOFException if the file ends before
     */
    public void read(FileChannel file, long position, NumberFormat format, float[] values, int offset, int count)
            throws IOException {
        int done = 0;
        while (done < count) {
            int step = Math.min(count - done, CAPACITY / format.bytes());
            fill(file, position + (long) done * format.bytes(), step * format.bytes());
            format.widen(bytes, values, offset + done, step);
            done += step;
        }
    }

    /**
     * Reads {@code count} integers that start at a byte position of a file.
     *
     * @throws EOFException if the file ends before
     */
    public void readIntegers(FileChannel file, long position, int[] values, int offset, int count) throws IOException {
        int done = 0;
        while (done < count) {
            int step = Math.min(count - done, CAPACITY / Integer.BYTES);
            fill(file, position + (long) done * Integer.BYTES, step * Integer.BYTES);
            bytes.asIntBuffer().get(values, offset + done, step);
            done += step;
        }
    }

    private void fill(FileChannel file, long position, int length) throws IOException {
        bytes.clear().limit(length);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, position + bytes.position()) < 0) {
                throw new EOFException();
            }
        }
        bytes.flip();
    }
}
