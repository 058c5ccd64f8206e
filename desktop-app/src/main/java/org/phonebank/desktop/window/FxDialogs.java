package org.phonebank.desktop.window;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputDialog;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.window.base.Dialogs;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Tone;

/** Dialogs of the window, in one language. */
final class FxDialogs implements Dialogs {
    /** Of what is asked for; a name or an address is seen whole. */
    private static final int LETTERS = 20;

    private final Stage stage;
    private final ButtonType cancel;

    FxDialogs(Stage stage, Messages messages) {
        this.stage = stage;
        this.cancel = new ButtonType(messages.text("dialog.cancel"), ButtonData.CANCEL_CLOSE);
    }

    @Override
    public boolean confirm(Question question) {
        ButtonType action = new ButtonType(question.action(), ButtonData.OK_DONE);
        Alert alert = new Alert(
                question.tone() == Tone.DANGER ? Alert.AlertType.WARNING : Alert.AlertType.CONFIRMATION,
                question.text(),
                action,
                cancel);
        dress(alert, question.title());
        if (question.tone() == Tone.DANGER && alert.getDialogPane().lookupButton(action) instanceof Button button) {
            button.getStyleClass().add("danger");
            // Enter must not do what cannot be undone.
            button.setDefaultButton(false);
        }
        return alert.showAndWait().filter(action::equals).isPresent();
    }

    private void dress(Dialog<?> dialog, String title) {
        dialog.initOwner(stage);
        dialog.setTitle(title);
        dialog.setHeaderText(title);
        DialogPane pane = dialog.getDialogPane();
        pane.setMinHeight(Region.USE_PREF_SIZE);
        pane.setStyle(stage.getScene().getRoot().getStyle());
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
        ButtonType accept = new ButtonType(action, ButtonData.OK_DONE);
        TextInputDialog dialog = new TextInputDialog(initial);
        dress(dialog, title);
        dialog.setGraphic(null);
        dialog.getEditor().setPrefColumnCount(LETTERS);
        Label words = new Label(label);
        words.setWrapText(true);
        words.setLabelFor(dialog.getEditor());
        VBox content = new VBox(words, dialog.getEditor());
        content.getStyleClass().add("dialog-question");
        dialog.getDialogPane().setContent(content);
        dialog.getDialogPane().getButtonTypes().setAll(accept, cancel);
        if (dialog.getDialogPane().lookupButton(accept) instanceof Button button) {
            button.disableProperty().bind(dialog.getEditor().textProperty().map(String::isBlank));
        }
        return dialog.showAndWait();
    }

    private static FileChooser chooser(String title, List<FileKind> kinds) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        kinds.forEach(kind -> chooser.getExtensionFilters().add(new ExtensionFilter(kind.name(), kind.patterns())));
        return chooser;
    }

    private static Optional<Path> path(@Nullable File file) {
        return Optional.ofNullable(file).map(File::toPath);
    }
}
