package org.phonebank.desktop.window.batch;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.batch.BatchListener;
import org.phonebank.desktop.batch.BatchModel;
import org.phonebank.desktop.batch.BatchOptions;
import org.phonebank.desktop.batch.BatchProgress;
import org.phonebank.desktop.batch.BatchService;
import org.phonebank.desktop.batch.BatchTask;
import org.phonebank.desktop.batch.KeptBatch;
import org.phonebank.desktop.batch.Outcome;
import org.phonebank.desktop.batch.SettledRow;
import org.phonebank.desktop.batch.input.InputException;
import org.phonebank.desktop.batch.input.InputFile;
import org.phonebank.desktop.batch.input.Row;
import org.phonebank.desktop.batch.input.Template;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.window.base.Desk;
import org.phonebank.desktop.window.base.Lab;
import org.phonebank.desktop.window.base.UiThread;
import org.phonebank.pipeline.phrase.Phrase;

/**
 * What the page is about, whatever view shows it: the file, what is to be asked, and the batch that runs. On the UI thread;
 * {@link #close} by any.
 */
final class BatchSession implements AutoCloseable {

    private final UiThread ui;
    private final BatchService service;
    private final Lab lab;
    private final Draft draft;
    private final Consumer<AnsweredRow> answers;
    private final ReadOnlyObjectWrapper<LabState> labState = new ReadOnlyObjectWrapper<>(LabState.STOPPED);
    private final ReadOnlyObjectWrapper<BatchModel> model = new ReadOnlyObjectWrapper<>(BatchModel.UNKNOWN);
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.EMPTY);
    private final ReadOnlyObjectWrapper<Optional<InputFile>> input = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Phrase>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<BatchProgress>> progress =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final AnsweredRows rows = new AnsweredRows();
    private final Arrivals arrivals;
    private final EarlierBatches earlier;
    private BatchNotices notices;
    private @Nullable BatchTask task;

    private BatchSession(Desk desk) {
        this.ui = desk.ui();
        this.service = new BatchService(desk.data().history());
        this.lab = desk.lab();
        this.draft = new Draft(desk.preferences());
        this.notices = new BatchNotices(desk);
        this.arrivals = new Arrivals(ui);
        this.earlier = new EarlierBatches(service, arrivals, this::report);
        this.answers = ui.oncePerFrame(rows::add);
    }

    /** Follows the lab from now on, and reads the file of the last time again. */
    static BatchSession begin(Desk desk) {
        BatchSession session = new BatchSession(desk);
        desk.feed().observe(session::hear);
        session.earlier.refresh();
        String file = session.draft.fileProperty().get();
        if (!file.isEmpty()) {
            session.read(file);
        }
        return session;
    }

    /** Notices are told in the language of this desk from now on. */
    void speak(Desk desk) {
        notices = new BatchNotices(desk);
    }

    Draft draft() {
        return draft;
    }

    ReadOnlyObjectProperty<Stage> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<LabState> labStateProperty() {
        return labState.getReadOnlyProperty();
    }

    /** The model that the lab serves or is going to. */
    ReadOnlyObjectProperty<BatchModel> modelProperty() {
        return model.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<InputFile>> inputProperty() {
        return input.getReadOnlyProperty();
    }

    /** Why the file that was chosen last cannot be used. */
    ReadOnlyObjectProperty<Optional<Phrase>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Of the batch that runs or ran last. */
    ReadOnlyObjectProperty<Optional<BatchProgress>> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** Rows that were answered since the batch began or went on, latest first; of very many only the latest. */
    ObservableList<AnsweredRow> rows() {
        return rows.shown();
    }

    /** Batches that are kept. */
    EarlierBatches earlier() {
        return earlier;
    }

    /** The model that the batch on show waits for while the lab serves another one. */
    Optional<BatchModel> modelMissing() {
        return Optional.ofNullable(task)
                .map(BatchTask::model)
                .filter(wanted -> labState.get().serves() && !wanted.mayBe(model.get()));
    }

    boolean isRunning() {
        return progress.get().filter(now -> !now.state().ended()).isPresent();
    }

    /** Reads a file, unless a batch runs. */
    void choose(Path file) {
        if (!isRunning()) {
            draft.forgetTaken();
            read(file.toString());
        }
    }

    private void read(String file) {
        putAway();
        draft.fileProperty().set(file);
        stage.set(Stage.READING);
        arrivals.receive(service.read(file), read -> show(file, read), failure -> refuse(file, failure));
    }

    /** No file is on show, and no batch of one. */
    private void putAway() {
        input.set(Optional.empty());
        problem.set(Optional.empty());
        progress.set(Optional.empty());
        task = null;
        rows.clear();
    }

    /** Goes back to where a file is chosen. */
    void clear() {
        if (!isRunning()) {
            service.stopReading();
            putAway();
            draft.forgetTaken();
            draft.fileProperty().set("");
            stage.set(Stage.EMPTY);
            earlier.refresh();
        }
    }

    /** Goes back to what is asked about the file. */
    void revise() {
        if (!isRunning() && input.get().isPresent()) {
            stage.set(Stage.DRAFT);
            earlier.refresh();
        }
    }

    /** Takes up a batch of an earlier time: reads its file, and shows what it asked. */
    void takeUp(KeptBatch batch) {
        if (!isRunning()) {
            draft.show(batch);
            read(batch.input().toString());
        }
    }

    /** The kept batch that asked the same as the draft; of which model it was asked counts only if one is known. */
    Optional<KeptBatch> before() {
        BatchModel known = model.get();
        return earlier.batchesProperty().get().stream()
                .filter(batch -> draft.asksTheSame(batch)
                        && (known.name().isEmpty() || batch.model().mayBe(known)))
                .findFirst();
    }

    /** Asks for all rows of the draft that have no answer yet, and shows those that have. */
    void start() {
        if (input.get().isEmpty() || isRunning()) {
            return;
        }
        BatchModel known = model.get();
        BatchModel asked = known.id().isEmpty() ? before().map(KeptBatch::model).orElse(known) : known;
        BatchTask begun = new BatchTask(
                input.get().get(),
                Template.of(draft.templateProperty().get()),
                draft.systemPrompt(),
                draft.settings(),
                asked);
        task = begun;
        begin();
        rows.clear();
        arrivals.receive(service.latestRows(begun, AnsweredRows.MOST), kept -> addEarlier(begun, kept), this::report);
        run(begun, draft.options());
    }

    /** Goes on with the batch that ended. */
    void goOn() {
        resume(draft.options());
    }

    /** Asks again for the rows that failed. */
    void retryFailed() {
        rows.removeFailed();
        resume(draft.options().retryingFailed());
    }

    void pause() {
        service.pause();
    }

    void stop() {
        service.stop();
    }

    @Override
    public void close() {
        service.close();
    }

    private void resume(BatchOptions options) {
        if (task != null && !isRunning()) {
            begin();
            run(task, options);
        }
    }

    private void begin() {
        long total = input.get().map(InputFile::rows).orElse(0L);
        progress.set(Optional.of(BatchProgress.beginning(total)));
        stage.set(Stage.RUN);
    }

    private void run(BatchTask asked, BatchOptions options) {
        Consumer<BatchProgress> told = ui.oncePerFrame(all -> tell(asked, all.get(all.size() - 1)));
        service.start(asked, new LabAnswerer(lab, asked.model()), options, new BatchListener() {
            @Override
            public void progress(BatchProgress now) {
                told.accept(now);
            }

            @Override
            public void settled(Row row, Outcome outcome) {
                answers.accept(AnsweredRow.of(asked, row, outcome));
            }
        });
    }

    private void tell(BatchTask asked, BatchProgress now) {
        if (!asked.equals(task)) {
            return;
        }
        progress.set(Optional.of(now));
        if (now.state().ended()) {
            notices.ended(asked, now);
            earlier.refresh();
        }
    }

    private void addEarlier(BatchTask asked, List<SettledRow> kept) {
        if (asked.equals(task)) {
            rows.addEarlier(kept.stream()
                    .map(row -> AnsweredRow.of(asked, row.row(), row.outcome()))
                    .toList());
        }
    }

    private boolean isReading(String file) {
        return stage.get() == Stage.READING && draft.fileProperty().get().equals(file);
    }

    private void show(String file, InputFile read) {
        if (isReading(file)) {
            input.set(Optional.of(read));
            stage.set(Stage.DRAFT);
            earlier.refresh();
        }
    }

    private void refuse(String file, Throwable cause) {
        if (isReading(file)) {
            draft.fileProperty().set("");
            stage.set(Stage.EMPTY);
            report(cause);
        }
    }

    private void report(Throwable cause) {
        if (cause instanceof InputException wrong) {
            problem.set(Optional.of(wrong.problem()));
        } else {
            notices.failed(cause);
        }
    }

    private void hear(LabEvent event) {
        if (event instanceof LabEvent.ModelChosen chosen) {
            model.set(BatchModel.of(chosen));
        } else if (event instanceof LabEvent.StateChanged changed) {
            labState.set(changed.state());
            service.wake();
        } else if (event instanceof LabEvent.AnswerEnded) {
            service.wake();
        }
    }
}
