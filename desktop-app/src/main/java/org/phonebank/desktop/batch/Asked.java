package org.phonebank.desktop.batch;

import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.batch.input.Row;
import org.phonebank.desktop.lab.ChatListener;
import org.phonebank.desktop.lab.ChatResult;
import org.phonebank.pipeline.generation.StopReason;
import org.phonebank.pipeline.phrase.Phrase;

/** A row that is being answered; hands the end of its answer to whoever waits for it, on another thread. */
final class Asked implements ChatListener {
    private final Row row;
    private final Consumer<Ended> ended;

    /**
     * An answer ended.
     *
     * @param outcome null if it was stopped before its end
     */
    record Ended(Asked asked, @Nullable Outcome outcome) {
        Optional<Outcome> whole() {
            return Optional.ofNullable(outcome);
        }
    }

    Asked(Row row, Consumer<Ended> ended) {
        this.row = row;
        this.ended = ended;
    }

    Row row() {
        return row;
    }

    @Override
    public void token(String text) {
        // The whole answer comes at its end.
    }

    @Override
    public void done(ChatResult result) {
        boolean stopped = result.generation().stopReason() == StopReason.CANCELLED;
        ended.accept(new Ended(this, stopped ? null : Outcome.Answered.of(result)));
    }

    @Override
    public void failed(Phrase problem) {
        ended.accept(new Ended(this, new Outcome.Failed(problem)));
    }
}
