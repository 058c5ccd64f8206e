package org.phonebank.desktop.batch;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.batch.input.InputException;
import org.phonebank.desktop.batch.input.Row;
import org.phonebank.desktop.history.HistoryException;
import org.phonebank.desktop.lab.ChatHandle;
import org.phonebank.partitioner.tokenizer.ChatMessage;
import org.phonebank.pipeline.phrase.Phrase;

/** Asks for rows and keeps their outcomes. For the thread that runs the batch. */
final class Answering {
    /** What fails so often without a success between is the fault of the lab or the template, not of the rows. */
    static final int MOST_FAILURES_TOGETHER = 5;

    private final BatchTask task;
    private final Answerer answerer;
    private final int mostAtOnce;
    private final RowsLeft left;
    private final Keeper keeper;
    private final Consumer<Asked.Ended> ends;
    private final Map<Asked, ChatHandle> underWay = new LinkedHashMap<>();
    private boolean halting;
    private boolean stopping;
    private int failuresTogether;
    private @Nullable Phrase problem;

    /** Keeps an outcome, and tells whoever wants to know. */
    interface Keeper {
        void keep(Row row, Outcome outcome) throws HistoryException;
    }

    /** @param ends is told ends of answers on any thread, and brings them to {@link #ended} on this one */
    Answering(
            BatchTask task,
            Answerer answerer,
            int mostAtOnce,
            RowsLeft left,
            Keeper keeper,
            Consumer<Asked.Ended> ends) {
        this.task = task;
        this.answerer = answerer;
        this.mostAtOnce = mostAtOnce;
        this.left = left;
        this.keeper = keeper;
        this.ends = ends;
    }

    /** Asks as long as there are rows and somebody takes them. */
    void askMore() throws InputException, IOException {
        while (!halting
                && underWay.size() < mostAtOnce
                && left.peek().isPresent()
                && answerer.takesQuestion()
                && ask(left.take())) {
            // Until one of them says no.
        }
    }

    /** Asks no more; what is being answered is finished. */
    void halt() {
        halting = true;
    }

    /** Asks no more and stops what is being answered. */
    void stop() {
        halting = true;
        stopping = true;
        underWay.values().forEach(ChatHandle::cancel);
    }

    /** An answer that was asked for ended. */
    void ended(Asked.Ended end) throws HistoryException {
        underWay.remove(end.asked());
        Optional<Outcome> outcome = end.whole();
        boolean failed = outcome.isPresent() && outcome.get() instanceof Outcome.Failed;
        if (outcome.isEmpty() || (failed && (stopping || !answerer.serves()))) {
            left.giveBack(end.asked().row());
            return;
        }
        keeper.keep(end.asked().row(), outcome.get());
        failuresTogether = failed ? failuresTogether + 1 : 0;
        if (failuresTogether == MOST_FAILURES_TOGETHER && outcome.get() instanceof Outcome.Failed last) {
            problem = Phrase.of(BatchException.Reason.ROWS_FAILED, MOST_FAILURES_TOGETHER, last.reason());
            halt();
        }
    }

    /** Whether nothing is left to wait for. */
    boolean isOver() throws InputException, IOException {
        return underWay.isEmpty() && (halting || left.peek().isEmpty());
    }

    BatchState state() {
        if (halting) {
            return BatchState.PAUSING;
        }
        return underWay.isEmpty() ? BatchState.WAITING : BatchState.RUNNING;
    }

    int underWay() {
        return underWay.size();
    }

    boolean isStopping() {
        return stopping;
    }

    /** Why it paused by itself; empty if it did not. */
    Optional<Phrase> problem() {
        return Optional.ofNullable(problem);
    }

    /** @return whether another row may be tried */
    private boolean ask(Row row) throws HistoryException {
        List<ChatMessage> conversation;
        try {
            conversation = task.conversation(row);
        } catch (InputException e) {
            keeper.keep(row, new Outcome.Failed(e.problem()));
            return true;
        }
        Asked asked = new Asked(row, ends);
        try {
            underWay.put(asked, answerer.ask(conversation, task.settings(row), asked));
            return true;
        } catch (IllegalStateException e) {
            // The lab took its last question meanwhile, or ended.
            left.giveBack(row);
            return false;
        }
    }
}
