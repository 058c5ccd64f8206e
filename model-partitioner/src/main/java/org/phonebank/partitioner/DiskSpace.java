package org.phonebank.partitioner;

import java.io.IOException;
import java.nio.file.Path;

/** Says how much may still be written to the disk of a folder. */
@FunctionalInterface
interface DiskSpace {
    long usableBytes(Path folder) throws IOException;
}
