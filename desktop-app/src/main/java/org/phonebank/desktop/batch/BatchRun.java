package org.phonebank.desktop.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.batch.input.InputException;
import org.phonebank.desktop.batch.input.Row;
import org.phonebank.desktop.history.HistoryException;
import org.phonebank.pipeline.phrase.Phrase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for every row of a task that has no outcome yet, as many at a time as the lab takes, until all have one or somebody
 * pauses. To go on, run the same task again. Outcomes are kept as soon as they are known.
 */
public final class BatchRun {
    private static final Logger LOG = LoggerFactory.getLogger(BatchRun.class);
    private static final long GLANCE_MILLIS = 500;
    /** A lab that is told to stop an answer does so within a token. */
    private static final long STOP_MILLIS = 10_000;

    private final BatchTask task;
    private final Path history;
    private final Answerer answerer;
    private final BatchOptions options;
    private final BatchListener listener;
    private final InstantSource clock;
    private final Tally tally;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    /** Something that happens to the run. */
    private interface Event {
        void happen(Answering answering) throws HistoryException;
    }

    /** A run that keeps its outcomes in the history's file. */
    public BatchRun(BatchTask task, Path history, Answerer answerer, BatchOptions options, BatchListener listener) {
        this(task, history, answerer, options, listener, InstantSource.system(), System::nanoTime);
    }

    BatchRun(
            BatchTask task,
            Path history,
            Answerer answerer,
            BatchOptions options,
            BatchListener listener,
            InstantSource clock,
            LongSupplier nanoTime) {
        this.task = task;
        this.history = history;
        this.answerer = answerer;
        this.options = options;
        this.listener = listener;
        this.clock = clock;
        this.tally = new Tally(task.input().rows(), nanoTime);
    }

    /** Finishes the rows that are being answered and asks no more; from any thread, returns at once. */
    public void pause() {
        events.add(Answering::halt);
    }

    /**
     * Stops the rows that are being answered, too; they are asked anew when the task goes on. From any thread, returns at
     * once.
     */
    public void stop() {
        events.add(Answering::stop);
    }

    /** The lab may take a question now; from any thread, returns at once. */
    public void wake() {
        events.add(answering -> {});
    }

    /**
     * Runs the task on this thread, once.
     *
     * @return how it ended: {@link BatchState#ended} holds of its state
     */
    public BatchProgress run() throws InterruptedException {
        try {
            Optional<Phrase> problem = work();
            return tell(tally.isComplete() ? BatchState.DONE : BatchState.PAUSED, problem.orElse(null), 0);
        } catch (BatchException | InputException | IOException e) {
            LOG.info("The batch of {} failed.", task.input().path(), e);
            return tell(BatchState.FAILED, BatchException.problem(e), 0);
        } catch (RuntimeException e) {
            LOG.warn(
                    "The batch of {} failed in a way that was not foreseen.",
                    task.input().path(),
                    e);
            return tell(BatchState.FAILED, BatchException.problem(e), 0);
        }
    }

    /** Gives why it paused by itself, if it did. */
    private Optional<Phrase> work() throws BatchException, InputException, IOException, InterruptedException {
        try (BatchJournal journal = BatchJournal.open(history)) {
            long batch = journal.claim(task, clock.instant());
            try {
                if (options.retriesFailed()) {
                    journal.forgetFailures(batch);
                }
                tally.begin(journal.numbers(batch), journal.results(batch).map(ResultsFile.Written::file));
                Optional<Phrase> problem = answer(journal, batch);
                if (!tally.isEmpty()) {
                    tell(BatchState.WRITING, null, 0);
                    tally.wrote(new ResultsFile(task, journal, batch).write());
                }
                return problem;
            } finally {
                journal.release(batch, clock.instant());
            }
        }
    }

    private Optional<Phrase> answer(BatchJournal journal, long batch)
            throws InputException, IOException, InterruptedException {
        try (RowsLeft left = new RowsLeft(task.input(), tally.settled())) {
            Answering answering = new Answering(
                    task,
                    answerer,
                    options.mostAtOnce(),
                    left,
                    (row, outcome) -> keep(journal, batch, row, outcome),
                    end -> events.add(run -> run.ended(end)));
            try {
                loop(answering);
            } finally {
                answering.stop();
            }
            return answering.problem();
        }
    }

    private void loop(Answering answering) throws InputException, IOException, InterruptedException {
        boolean answers = true;
        while (answers) {
            for (Event event = events.poll(); event != null; event = events.poll()) {
                event.happen(answering);
            }
            answering.askMore();
            if (answering.isOver()) {
                return;
            }
            tell(answering.state(), null, answering.underWay());
            answers = await(answering);
        }
    }

    /** Whether it goes on: a lab that does not even end the answers that it was told to stop is not waited for. */
    private boolean await(Answering answering) throws HistoryException, InterruptedException {
        boolean stopping = answering.isStopping();
        @Nullable Event event = events.poll(stopping ? STOP_MILLIS : GLANCE_MILLIS, TimeUnit.MILLISECONDS);
        if (event != null) {
            event.happen(answering);
        }
        return event != null || !stopping;
    }

    private void keep(BatchJournal journal, long batch, Row row, Outcome outcome) throws HistoryException {
        journal.keep(batch, new Settled(row.number(), clock.instant(), outcome));
        tally.settled(row.number(), outcome);
        listener.settled(row, outcome);
    }

    private BatchProgress tell(BatchState state, @Nullable Phrase reason, int underWay) {
        BatchProgress progress = tally.progress(state, reason, underWay);
        listener.progress(progress);
        return progress;
    }
}
