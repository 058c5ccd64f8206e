package org.phonebank.desktop.window.batch;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.phonebank.desktop.window.control.Nodes;

/** Binds the page: its header, the part that is shown, and files that are dropped on it. */
public final class BatchController {
    private static final PseudoClass DROP = PseudoClass.getPseudoClass("drop");

    private final BatchViewModel batch;

    @FXML
    private VBox batchPage;

    @FXML
    private HBox fileChip;

    @FXML
    private Label fileName;

    @FXML
    private Label fileDetails;

    @FXML
    private Button change;

    @FXML
    private Button close;

    @FXML
    private StackPane empty;

    @FXML
    private Button choose;

    @FXML
    private Label problem;

    @FXML
    private VBox reading;

    @FXML
    private Button stopReading;

    @FXML
    private Parent draft;

    @FXML
    private Parent run;

    public BatchController(BatchViewModel batch) {
        this.batch = batch;
    }

    @FXML
    void initialize() {
        fileName.textProperty().bind(batch.fileName());
        Nodes.showText(fileDetails, batch.fileDetails());
        Nodes.showWhile(fileChip, batch.stage().map(stage -> stage != Stage.EMPTY));
        Nodes.showWhile(change, batch.stage().map(stage -> stage == Stage.DRAFT));
        Nodes.showWhile(close, batch.stage().map(stage -> stage == Stage.DRAFT || stage == Stage.RUN));
        close.disableProperty().bind(batch.running());
        Nodes.showText(problem, batch.problem());
        showAt(empty, Stage.EMPTY);
        showAt(reading, Stage.READING);
        showAt(draft, Stage.DRAFT);
        showAt(run, Stage.RUN);
        change.setOnAction(event -> batch.openFile());
        choose.setOnAction(event -> batch.openFile());
        close.setOnAction(event -> batch.clear());
        stopReading.setOnAction(event -> batch.stopReading());
        acceptFiles();
    }

    private void showAt(Node node, Stage stage) {
        Nodes.showWhile(node, batch.stage().map(now -> now == stage));
    }

    private void acceptFiles() {
        batchPage.setOnDragOver(event -> {
            if (canDrop(event)) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        batchPage.setOnDragEntered(event -> batchPage.pseudoClassStateChanged(DROP, canDrop(event)));
        batchPage.setOnDragExited(event -> batchPage.pseudoClassStateChanged(DROP, false));
        batchPage.setOnDragDropped(event -> {
            boolean taken = canDrop(event);
            if (taken) {
                batch.drop(files(event));
            }
            event.setDropCompleted(taken);
            event.consume();
        });
    }

    private boolean canDrop(DragEvent event) {
        return event.getDragboard().hasFiles() && !batch.running().getValue();
    }

    private static List<Path> files(DragEvent event) {
        return event.getDragboard().getFiles().stream().map(File::toPath).toList();
    }
}
