package org.phonebank.desktop.batch;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.lab.ChatSettings;

/**
 * A batch as it was kept.
 *
 * @param digest of its task
 * @param input where its file was when it last ran
 * @param total rows of the file
 * @param changed when it last went on
 * @param results where they were written last; null if they were not yet
 * @param running whether some process works on it now
 */
public record KeptBatch(
        long id,
        String digest,
        Path input,
        String template,
        String systemPrompt,
        ChatSettings settings,
        BatchModel model,
        long total,
        long answered,
        long failed,
        Instant changed,
        @Nullable Path results,
        boolean running) {
    public boolean complete() {
        return answered + failed == total;
    }

    public Optional<Path> resultsFile() {
        return Optional.ofNullable(results);
    }
}
