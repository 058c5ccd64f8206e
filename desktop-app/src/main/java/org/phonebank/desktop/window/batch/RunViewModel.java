package org.phonebank.desktop.window.batch;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.phonebank.desktop.batch.BatchModel;
import org.phonebank.desktop.batch.BatchProgress;
import org.phonebank.desktop.batch.BatchState;
import org.phonebank.desktop.data.SystemOpener;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.window.base.Command;
import org.phonebank.desktop.window.base.Desk;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Page;
import org.phonebank.desktop.window.base.Tone;

/** A batch that runs or ran: how far it is, what can be done, and what was answered. */
public final class RunViewModel {
    private final BatchSession session;
    private final Desk desk;
    private final Messages messages;
    private final ProgressWords words;
    /** The session outlives its views, so these follow a copy. */
    private final ReadOnlyObjectWrapper<Optional<BatchProgress>> progress =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    private final Subscription subscriptions;

    RunViewModel(BatchSession session, Desk desk) {
        this.session = session;
        this.desk = desk;
        this.messages = desk.messages();
        this.words = new ProgressWords(messages, desk.units());
        this.subscriptions = Subscription.combine(
                session.progressProperty().subscribe(progress::set),
                desk.commands()
                        .offer(
                                new Command("batch.pause", "", pauseObstacle(), session::pause),
                                new Command("batch.stop", "", stopObstacle(), session::stop),
                                new Command("batch.continue", "", continueObstacle(), session::goOn)));
    }

    ObservableValue<String> state() {
        return progress.map(now ->
                now.map(each -> messages.text("batch.state", each.state())).orElse(""));
    }

    ObservableValue<Tone> tone() {
        return progress.map(now -> now.map(ProgressWords::tone).orElse(Tone.NEUTRAL));
    }

    /** Share of the rows that have their outcome, 0 to 1. */
    ObservableValue<Number> share() {
        return progress.map(now -> now.map(BatchProgress::share).orElse(0.0));
    }

    ObservableValue<String> counts() {
        return progress.map(now -> now.map(words::counts).orElse(""));
    }

    ObservableValue<String> rate() {
        return progress.map(now -> now.map(words::rate).orElse(""));
    }

    ObservableValue<String> timeLeft() {
        return progress.map(now -> now.map(words::timeLeft).orElse(""));
    }

    /** What is going on or went wrong, beyond the counts; "" if nothing. */
    ObservableValue<String> explanation() {
        return progress.map(now -> now.map(this::explain).orElse(""));
    }

    /** Where the results are; "" if they were not written. */
    ObservableValue<String> results() {
        return progress.map(now -> now.flatMap(BatchProgress::resultsFile)
                .map(file -> messages.text("batch.results", String.valueOf(file.getFileName())))
                .orElse(""));
    }

    ObservableValue<Boolean> running() {
        return progress.map(now -> now.filter(each -> !each.state().ended()).isPresent());
    }

    /** Whether it can be finished row by row. */
    ObservableValue<Boolean> pausable() {
        return in(BatchState.RUNNING, BatchState.WAITING);
    }

    ObservableValue<Boolean> stoppable() {
        return in(BatchState.PAUSING);
    }

    ObservableValue<Boolean> resumable() {
        return in(BatchState.PAUSED, BatchState.FAILED);
    }

    ObservableValue<Boolean> retryable() {
        return progress.map(now ->
                now.filter(each -> each.state().ended() && each.failed() > 0).isPresent());
    }

    /** What the button to ask failed rows again says. */
    ObservableValue<String> retryAction() {
        return progress.map(now ->
                now.map(each -> messages.text("batch.retry", each.failed())).orElse(""));
    }

    /** Whether results can be shown. */
    ObservableValue<Boolean> hasResults() {
        return progress.map(now -> now.filter(each -> each.state().ended())
                .flatMap(BatchProgress::resultsFile)
                .isPresent());
    }

    /** Rows as they were answered, latest first. */
    ObservableList<AnsweredRow> rows() {
        return session.rows();
    }

    ProgressWords words() {
        return words;
    }

    void pause() {
        session.pause();
    }

    void stop() {
        session.stop();
    }

    void goOn() {
        session.goOn();
    }

    void retryFailed() {
        session.retryFailed();
    }

    void revise() {
        session.revise();
    }

    void openResults() {
        resultsFile().ifPresent(this::open);
    }

    void showFolder() {
        resultsFile().map(Path::getParent).ifPresent(this::open);
    }

    void close() {
        subscriptions.unsubscribe();
    }

    private Optional<Path> resultsFile() {
        return progress.getValue().flatMap(BatchProgress::resultsFile);
    }

    private void open(Path path) {
        CompletableFuture<Void> unused = SystemOpener.open(path).whenComplete((done, failure) -> {
            if (failure != null) {
                desk.ui().run(() -> desk.notices()
                        .tell(
                                Tone.WARNING,
                                messages.text("batch.open.failed"),
                                messages.text("batch.open.failed.text", path.toString())));
            }
        });
    }

    private String explain(BatchProgress now) {
        String usual =
                switch (now.state()) {
                    case WAITING -> waiting();
                    case PAUSING -> messages.text("batch.pausing", now.underWay());
                    case PAUSED -> messages.text("batch.paused");
                    case RUNNING, WRITING, DONE, FAILED -> "";
                };
        return now.problem().map(messages::say).orElse(usual);
    }

    private String waiting() {
        LabState lab = session.labStateProperty().get();
        String busy = messages.text(lab.serves() ? "batch.waiting.busy" : "batch.waiting.lab");
        return session.modelMissing().map(this::waitingFor).orElse(busy);
    }

    private String waitingFor(BatchModel missing) {
        boolean anew = missing.name().equals(session.modelProperty().get().name());
        return messages.text(anew ? "batch.waiting.export" : "batch.waiting.model", missing.name());
    }

    private ObservableValue<Boolean> in(BatchState... states) {
        return progress.map(now ->
                now.filter(each -> List.of(states).contains(each.state())).isPresent());
    }

    private ObservableValue<String> pauseObstacle() {
        return pausable().map(can -> can ? "" : messages.text("batch.idle"));
    }

    private ObservableValue<String> stopObstacle() {
        return running().map(can -> can ? "" : messages.text("batch.idle"));
    }

    private ObservableValue<String> continueObstacle() {
        return resumable().map(can -> can ? "" : messages.text("batch.nothing.paused"));
    }

    void goToSetup() {
        desk.navigator().show(Page.SETUP);
    }
}
