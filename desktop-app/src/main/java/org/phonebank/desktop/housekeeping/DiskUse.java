package org.phonebank.desktop.housekeeping;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumMap;
import java.util.Map;
import org.phonebank.desktop.data.DataFolder;

/**
 * How much the data folder holds.
 *
 * @param bytes of each part, 0 if it is not there
 * @param free bytes on its disk
 */
public record DiskUse(Map<DataPart, Long> bytes, long free) {
    public DiskUse {
        bytes = Map.copyOf(bytes);
    }

    public long total() {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }

    static DiskUse measure(DataFolder data) throws IOException {
        Map<DataPart, Long> sizes = new EnumMap<>(DataPart.class);
        for (DataPart part : DataPart.values()) {
            long size = 0;
            for (Path path : part.paths(data)) {
                size += size(path);
            }
            sizes.put(part, size);
        }
        Path there = data.root();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return new DiskUse(sizes, Files.getFileStore(there).getUsableSpace());
    }

    private static long size(Path path) throws IOException {
        Sum sum = new Sum();
        if (Files.exists(path)) {
            Files.walkFileTree(path, sum);
        }
        return sum.bytes;
    }

    /** What vanishes while it is counted does not count. */
    private static final class Sum extends SimpleFileVisitor<Path> {
        private long bytes;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            bytes += attributes.size();
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }
    }
}
