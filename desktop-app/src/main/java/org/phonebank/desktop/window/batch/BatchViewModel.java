package org.phonebank.desktop.window.batch;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;
import org.phonebank.desktop.batch.input.InputFile;
import org.phonebank.desktop.batch.input.InputFormat;
import org.phonebank.desktop.window.base.Command;
import org.phonebank.desktop.window.base.Desk;
import org.phonebank.desktop.window.base.Dialogs.FileKind;
import org.phonebank.desktop.window.base.Page;

/** The page as a whole: which of its parts is shown, and the file it is about. */
public final class BatchViewModel {
    private final BatchSession session;
    private final Desk desk;
    private final ObservableValue<Boolean> running;
    private final Subscription commands;

    BatchViewModel(BatchSession session, Desk desk) {
        this.session = session;
        this.desk = desk;
        this.running = session.progressProperty()
                .map(now -> now.filter(progress -> !progress.state().ended()).isPresent());
        this.commands = desk.commands()
                .offer(new Command("batch.open", "Shortcut+Shift+O", chooseObstacle(), this::openFileFromAnywhere));
    }

    ObservableValue<Stage> stage() {
        return session.stageProperty();
    }

    /** Name of the file; "" without one. */
    ObservableValue<String> fileName() {
        return session.draft().fileProperty().map(file -> new File(file).getName());
    }

    /** What the file holds; "" before it was read. */
    ObservableValue<String> fileDetails() {
        return session.inputProperty().map(file -> file.map(this::details).orElse(""));
    }

    /** Why the file that was chosen cannot be used; "" if it can. */
    ObservableValue<String> problem() {
        return session.problemProperty()
                .map(wrong -> wrong.map(desk.messages()::say).orElse(""));
    }

    /** Why no other file can be chosen now; "" if one can. */
    ObservableValue<String> chooseObstacle() {
        return running.map(busy -> busy ? desk.messages().text("batch.busy") : "");
    }

    ObservableValue<Boolean> running() {
        return running;
    }

    /** Has a file chosen. */
    void openFile() {
        List<String> patterns = new ArrayList<>();
        for (InputFormat format : InputFormat.values()) {
            format.endings().forEach(ending -> patterns.add("*." + ending));
        }
        desk.dialogs()
                .openFile(
                        desk.messages().text("batch.choose.title"),
                        List.of(new FileKind(desk.messages().text("batch.choose.kind"), patterns)))
                .ifPresent(session::choose);
    }

    private void openFileFromAnywhere() {
        desk.navigator().show(Page.BATCH);
        openFile();
    }

    /** Takes files that were dropped; of several the first. */
    void drop(List<Path> files) {
        files.stream().findFirst().ifPresent(session::choose);
    }

    void stopReading() {
        session.clear();
    }

    /** Puts the file away. */
    void clear() {
        session.clear();
    }

    void close() {
        commands.unsubscribe();
    }

    private String details(InputFile file) {
        return desk.messages()
                .text(
                        "batch.file.details",
                        desk.messages().text("batch.format", file.format()),
                        file.rows(),
                        file.columns().size());
    }
}
