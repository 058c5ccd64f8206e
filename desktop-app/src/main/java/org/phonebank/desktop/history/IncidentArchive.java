package org.phonebank.desktop.history;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.phonebank.desktop.incident.Incident;

/** Looks up what happened in all labs there were. Any thread may ask; nobody waits for the disk. */
public final class IncidentArchive implements AutoCloseable {
    private final Path file;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread reader = new Thread(task, "incident-archive");
        reader.setDaemon(true);
        return reader;
    });

    /** @param file that the history is kept in; it need not be there yet */
    public IncidentArchive(Path file) {
        this.file = file;
    }

    /** The latest incidents before a time, newest first; fails with a {@link HistoryException} that says what to do. */
    public CompletableFuture<List<Incident>> before(Instant time, int most) {
        CompletableFuture<List<Incident>> answer = new CompletableFuture<>();
        try {
            thread.execute(() -> {
                try {
                    answer.complete(read(time, most));
                } catch (HistoryException | RuntimeException e) {
                    answer.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            answer.completeExceptionally(e);
        }
        return answer;
    }

    private List<Incident> read(Instant time, int most) throws HistoryException {
        Optional<HistoryReader> opened = HistoryReader.open(file);
        if (opened.isEmpty()) {
            return List.of();
        }
        try (HistoryReader reader = opened.get()) {
            return reader.incidentsBefore(time, most);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
