package org.phonebank.desktop.window.settings;

import javafx.fxml.FXML;
import javafx.geometry.HPos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.phonebank.desktop.history.KeepTime;
import org.phonebank.desktop.housekeeping.DataPart;
import org.phonebank.desktop.window.base.Messages;

/** Binds what is kept on this computer. */
public final class DataController {
    private final DataViewModel data;
    private final Messages messages;

    @FXML
    private TextField folder;

    @FXML
    private Button open;

    @FXML
    private Button measure;

    @FXML
    private GridPane parts;

    @FXML
    private Label total;

    @FXML
    private ComboBox<KeepTime> history;

    public DataController(DataViewModel data, Messages messages) {
        this.data = data;
        this.messages = messages;
    }

    @FXML
    void initialize() {
        folder.setText(data.folder());
        open.setOnAction(event -> data.open());
        measure.setOnAction(event -> data.measure());
        measure.disableProperty().bind(data.measuringProperty());
        for (DataPart part : DataPart.values()) {
            addLine(part);
        }
        total.textProperty().bind(data.totalProperty());
        history.setConverter(new Shown<>(time -> messages.text("settings.history", time)));
        history.getItems().setAll(KeepTime.values());
        history.valueProperty().bindBidirectional(data.historyChoiceProperty());
        history.disableProperty().bind(data.historyProperty().isNull());
    }

    private void addLine(DataPart part) {
        Label name = new Label(messages.text("settings.part", part));
        Label purpose = new Label(messages.text("settings.part.text", part));
        purpose.setWrapText(true);
        purpose.getStyleClass().add("text-muted");
        Label size = new Label();
        size.textProperty().bind(data.sizeProperty(part));
        size.getStyleClass().add("figures");
        size.setMinWidth(Region.USE_PREF_SIZE);
        GridPane.setHalignment(size, HPos.RIGHT);
        parts.addRow(parts.getRowCount(), new VBox(name, purpose), size);
    }
}
