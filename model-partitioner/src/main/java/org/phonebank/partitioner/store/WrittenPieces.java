package org.phonebank.partitioner.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;

/** What the pieces of a file held when they were written, told by their checksums. Thread-safe. */
final class WrittenPieces {
    private static final int FIRST_CAPACITY = 64;

    private long[] positions = new long[FIRST_CAPACITY];
    private int[] lengths = new int[FIRST_CAPACITY];
    private int[] checksums = new int[FIRST_CAPACITY];
    private int count;

    synchronized void add(long position, int length, int checksum) {
        if (count == positions.length) {
            positions = Arrays.copyOf(positions, 2 * count);
            lengths = Arrays.copyOf(lengths, 2 * count);
            checksums = Arrays.copyOf(checksums, 2 * count);
        }
        positions[count] = position;
        lengths[count] = length;
        checksums[count] = checksum;
        count++;
    }

    /** Bytes of all pieces together. */
    synchronized long bytes() {
        return Arrays.stream(lengths, 0, count).asLongStream().sum();
    }

    /** Compares the pieces with what a file holds, which is given from its beginning to its end. */
    synchronized Comparison comparison(Path file) {
        int[] order = IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingLong(piece -> positions[piece]))
                .mapToInt(Integer::intValue)
                .toArray();
        return new Comparison(file, order);
    }

    /** One reading of the file. Belongs to one thread. */
    final class Comparison {
        private final Path file;
        private final int[] order;
        private final CRC32C checksum = new CRC32C();
        private int next;
        private int seen;
        private long position;

        private Comparison(Path file, int[] order) {
            this.file = file;
            this.order = order;
        }

        /**
         * Takes the next bytes of the file.
         *
         * @throws IOException if they are not those that were written
         */
        void read(byte[] bytes, int count) throws IOException {
            int from = 0;
            while (from < count && next < order.length) {
                int piece = order[next];
                long start = positions[piece] + seen;
                if (start < position) {
                    throw new IllegalStateException(
                            "Two pieces of " + file + " lie over each other at byte " + start + ".");
                }
                int skip = (int) Math.min(count - from, start - position);
                int take = Math.min(count - from - skip, lengths[piece] - seen);
                checksum.update(bytes, from + skip, take);
                from += skip + take;
                position += skip + take;
                seen += take;
                if (seen == lengths[piece]) {
                    finish(piece);
                }
            }
            position += count - from;
        }

        private void finish(int piece) throws IOException {
            if ((int) checksum.getValue() != checksums[piece]) {
                throw new IOException("The file " + file + " does not hold what was written to it (" + lengths[piece]
                        + " bytes from byte " + positions[piece]
                        + "); check the disk and the memory of this computer.");
            }
            checksum.reset();
            seen = 0;
            next++;
        }

        /**
         * The file has ended.
         *
         * @throws IOException if pieces were left
         */
        void end() throws IOException {
            if (next < order.length) {
                throw new IOException("The file " + file + " ends after " + position + " bytes, which is less than was"
                        + " written to it; check the disk.");
            }
        }
    }
}
