package org.phonebank.partitioner.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.phonebank.partitioner.manifest.FileRole;
import org.phonebank.partitioner.manifest.StoreFile;

/** Adds to a store what stays on the desktop. */
public final class DesktopFiles {
    private final Path folder;
    private final FileChecker checker;
    private final List<StoreFile> written = new ArrayList<>();

    /** @param folder of the store */
    public DesktopFiles(Path folder, BooleanSupplier cancelled) {
        this.folder = folder;
        this.checker = new FileChecker(cancelled);
    }

    /** Writes a file. */
    public void write(String name, FileRole role, byte[] content) throws IOException {
        Path file = Files.write(folder.resolve(name), content);
        add(file, role);
    }

    /** Copies a file of the same name. */
    public void copy(Path source, FileRole role) throws IOException {
        Path file = Files.copy(source, folder.resolve(source.getFileName()));
        if (Files.mismatch(source, file) >= 0) {
            throw new IOException("The file " + file + " differs from " + source + ", of which it is a copy; check that"
                    + " nothing writes to it, and the disk.");
        }
        add(file, role);
    }

    private void add(Path file, FileRole role) throws IOException {
        // On the disk before the manifest that names it. Copies may be read-only, which this does not mind.
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.force(true);
        }
        written.add(checker.describe(file, role));
    }

    /** The files that were added. */
    public List<StoreFile> written() {
        return List.copyOf(written);
    }
}
