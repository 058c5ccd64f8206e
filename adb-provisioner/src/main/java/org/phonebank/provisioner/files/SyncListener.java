package org.phonebank.provisioner.files;

/** Follows a {@link FileSync}, on the thread that called it. */
@FunctionalInterface
public interface SyncListener {
    /** For calls that nobody follows. */
    SyncListener NONE = (file, doneBytes, totalBytes) -> {};

    /**
     * Called when a file was skipped, and while one is copied.
     *
     * @param file the one being copied or just skipped
     * @param doneBytes of all files, those that were there already counted as done
     * @param totalBytes of all files
     */
    void progress(PushFile file, long doneBytes, long totalBytes);
}
