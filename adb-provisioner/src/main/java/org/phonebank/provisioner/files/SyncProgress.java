package org.phonebank.provisioner.files;

import java.util.List;

/** Adds up what of all files is done. */
final class SyncProgress {
    private final SyncListener listener;
    private final long totalBytes;
    private long finishedBytes;

    SyncProgress(List<PushFile> files, SyncListener listener) {
        this.listener = listener;
        this.totalBytes = files.stream().mapToLong(PushFile::sizeBytes).sum();
    }

    void moving(PushFile file, long bytes) {
        listener.progress(file, Math.min(totalBytes, finishedBytes + bytes), totalBytes);
    }

    void finished(PushFile file) {
        finishedBytes += file.sizeBytes();
        listener.progress(file, finishedBytes, totalBytes);
    }
}
