package org.phonebank.desktop.window;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.TextInputDialog;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Stage;
import org.phonebank.desktop.window.base.Dialogs;
import org.phonebank.desktop.window.base.Tone;

/** Dialogs of the window. */
final class FxDialogs implements Dialogs {
    private final Stage stage;

    FxDialogs(Stage stage) {
        this.stage = stage;
    }

    @Override
    public boolean confirm(Question question) {
        ButtonType action = new ButtonType(question.action(), ButtonData.OK_DONE);
        Alert alert = new Alert(
                question.tone() == Tone.DANGER ? Alert.AlertType.WARNING : Alert.AlertType.CONFIRMATION,
                question.text(),
                action,
                ButtonType.CANCEL);
        alert.initOwner(stage);
        alert.setTitle(question.title());
        alert.setHeaderText(question.title());
        if (question.tone() == Tone.DANGER && alert.getDialogPane().lookupButton(action) instanceof Button button) {
            button.getStyleClass().add("danger");
            button.setDefaultButton(false);
        }
        return alert.showAndWait().filter(action::equals).isPresent();
    }

    @Override
    public Optional<Path> openFile(String title, List<FileKind> kinds) {
        return path(chooser(title, kinds).showOpenDialog(stage));
    }

    @Override
    public Optional<Path> openFolder(String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        return path(chooser.showDialog(stage));
    }

    @Override
    public Optional<Path> saveFile(String title, String suggestedName, List<FileKind> kinds) {
        FileChooser chooser = chooser(title, kinds);
        chooser.setInitialFileName(suggestedName);
        return path(chooser.showSaveDialog(stage));
    }

    @Override
    public Optional<String> askText(String title, String label, String initial, String action) {
        TextInputDialog dialog = new TextInputDialog(initial);
        dialog.initOwner(stage);
        dialog.setTitle(title);
        dialog.setHeaderText(title);
        dialog.setContentText(label);
        if (dialog.getDialogPane().lookupButton(ButtonType.OK) instanceof Button button) {
            button.setText(action);
        }
        return dialog.showAndWait();
    }

    private static FileChooser chooser(String title, List<FileKind> kinds) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        kinds.forEach(kind -> chooser.getExtensionFilters().add(new ExtensionFilter(kind.name(), kind.patterns())));
        return chooser;
    }

    private static Optional<Path> path(@org.jspecify.annotations.Nullable File file) {
        return Optional.ofNullable(file).map(File::toPath);
    }
}
