package org.phonebank.pipeline.serving;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.phonebank.pipeline.generation.StageTime;
import org.phonebank.protocol.frame.Frame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what went into the stages. Frames stay in the buffers in which they came; beyond the memory's limit those used
 * longest ago go to a file, and what fits nowhere is no longer kept. An entry stays in memory until it was used once.
 * Confined to the turnstile; files are read and written on the runtime's disk thread.
 */
final class InputJournal {
    private static final Logger LOG = LoggerFactory.getLogger(InputJournal.class);
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    /** More than this waiting to be written is no longer kept, so that a slow disk does not fill the memory. */
    private static final long MAX_WRITING = 64L << 20;

    private final Turnstile turnstile;
    private final ServingRuntime runtime;
    private final SpillFile file;
    private final Extents extents;
    private final long memoryLimit;
    private long memory;
    private long writing;
    private volatile boolean fileOpen;
    private @Nullable JournalEntry oldest;
    private @Nullable JournalEntry newest;

    InputJournal(Turnstile turnstile, ServingRuntime runtime, Path folder, long memoryLimit, long diskLimit)
            throws IOException {
        this.turnstile = turnstile;
        this.runtime = runtime;
        this.file = SpillFile.in(folder);
        this.extents = new Extents(diskLimit);
        this.memoryLimit = memoryLimit;
    }

    long memoryBytes() {
        return memory;
    }

    long diskBytes() {
        return extents.used();
    }

    int files() {
        return fileOpen ? 1 : 0;
    }

    JournalEntry add(Frame frame, StageTime time, Replica by) {
        JournalEntry entry = new JournalEntry(frame, time, by);
        memory += entry.bytes;
        return entry;
    }

    /** An entry was used, and now may leave the memory. */
    void used(JournalEntry entry) {
        if (!entry.kept || entry.used) {
            return;
        }
        if (entry.offset != JournalEntry.NOWHERE && !entry.writing) {
            forgetFrame(entry);
            return;
        }
        append(entry);
        shrink();
    }

    /** Reads an entry from the file, and tells inside the turnstile when it is in memory or no longer kept. */
    void load(JournalEntry entry, Runnable then) {
        if (entry.reading) {
            return;
        }
        entry.reading = true;
        long offset = entry.offset;
        onDisk(() -> {
            ByteBuffer content = read(offset, entry.bytes);
            turnstile.run(() -> {
                loaded(entry, content);
                then.run();
            });
        });
    }

    void drop(JournalEntry entry) {
        if (!entry.kept) {
            return;
        }
        entry.kept = false;
        unlink(entry);
        if (entry.writing) {
            writing -= entry.bytes;
        }
        if (entry.frame != null) {
            forgetFrame(entry);
        }
        if (entry.offset != JournalEntry.NOWHERE) {
            // What the disk still does with these bytes comes before what it will do for others.
            extents.giveBack(entry.offset, Math.max(1, entry.bytes));
        }
    }

    /** Deletes the file; the runtime must have ended. */
    void deleteFile() {
        try {
            file.close();
            fileOpen = false;
        } catch (IOException e) {
            LOG.warn("A temporary file could not be deleted; the next start deletes it: {}", e.toString());
        }
    }

    private void shrink() {
        while (memory - writing > memoryLimit && oldest != null) {
            JournalEntry entry = oldest;
            unlink(entry);
            OptionalLong room = writing > MAX_WRITING ? OptionalLong.empty() : extents.take(Math.max(1, entry.bytes));
            if (room.isEmpty()) {
                drop(entry);
            } else {
                spill(entry, room.getAsLong());
            }
        }
    }

    private void spill(JournalEntry entry, long offset) {
        Frame frame = Objects.requireNonNull(entry.frame);
        entry.offset = offset;
        entry.writing = true;
        entry.header = frame.withPayload(NOTHING);
        writing += entry.bytes;
        onDisk(() -> {
            boolean written = write(offset, frame);
            turnstile.run(() -> written(entry, written));
        });
    }

    private void written(JournalEntry entry, boolean written) {
        if (!entry.kept) {
            return;
        }
        if (!written) {
            drop(entry);
            return;
        }
        entry.writing = false;
        writing -= entry.bytes;
        entry.used = false;
        forgetFrame(entry);
    }

    private void loaded(JournalEntry entry, @Nullable ByteBuffer content) {
        entry.reading = false;
        if (!entry.kept) {
            return;
        }
        if (content == null) {
            drop(entry);
        } else if (entry.frame == null) {
            entry.frame = Objects.requireNonNull(entry.header).withPayload(content);
            memory += entry.bytes;
        }
    }

    private void forgetFrame(JournalEntry entry) {
        if (entry.frame != null) {
            entry.frame = null;
            memory -= entry.bytes;
        }
    }

    private boolean write(long offset, Frame frame) {
        try {

            file.write(offset, frame.payload());
            fileOpen = true;
            return true;
        } catch (IOException e) {
            LOG.warn("Stage inputs could not be kept on disk; they are computed again if needed: {}", e.toString());
            return false;
        }
    }

    private @Nullable ByteBuffer read(long offset, int bytes) {
        try {
            return file.read(offset, bytes);
        } catch (IOException e) {
            LOG.warn("Stage inputs could not be read; they are computed again: {}", e.toString());
            return null;
        }
    }

    private void onDisk(Runnable task) {
        try {
            runtime.disk().execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("The pipeline was closed; nothing more is kept.", e);
        }
    }

    private void append(JournalEntry entry) {
        entry.used = true;
        entry.older = newest;
        if (newest == null) {
            oldest = entry;
        } else {
            newest.newer = entry;
        }
        newest = entry;
    }

    private void unlink(JournalEntry entry) {
        if (entry.older == null && entry.newer == null && oldest != entry) {
            return;
        }
        if (entry.older == null) {
            oldest = entry.newer;
        } else {
            entry.older.newer = entry.newer;
        }
        if (entry.newer == null) {
            newest = entry.older;
        } else {
            entry.newer.older = entry.older;
        }
        entry.older = null;
        entry.newer = null;
    }
}
