package org.phonebank.desktop.window.batch;

import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.control.Nodes;
import org.phonebank.desktop.window.control.Tones;

/** Binds the batches of earlier times. */
public final class EarlierController {
    private final EarlierViewModel earlier;
    private final Messages messages;

    @FXML
    private VBox earlierPane;

    @FXML
    private VBox batches;

    public EarlierController(EarlierViewModel earlier, Messages messages) {
        this.earlier = earlier;
        this.messages = messages;
    }

    @FXML
    void initialize() {
        Nodes.showWhile(earlierPane, earlier.batchesProperty().map(list -> !list.isEmpty()));
        earlier.batchesProperty().subscribe(this::show);
    }

    private void show(List<EarlierBatch> list) {
        batches.getChildren().setAll(list.stream().map(this::row).toList());
        batches.getChildren().stream().skip(1).forEach(row -> row.getStyleClass()
                .add("earlier-next"));
    }

    private Node row(EarlierBatch batch) {
        Label name = new Label(batch.name());
        name.getStyleClass().add("earlier-name");
        name.setTooltip(new Tooltip(batch.batch().input().toString()));
        Label details = new Label(batch.details());
        details.getStyleClass().add("text-muted");
        VBox words = new VBox(name, details);
        words.getStyleClass().add("earlier-words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        Label state = new Label(batch.state());
        state.getStyleClass().addAll("state-pill", "small", "figures");
        state.setMinWidth(Region.USE_PREF_SIZE);
        Tones.show(state, batch.tone());
        Button action = new Button(batch.action());
        action.setMinWidth(Region.USE_PREF_SIZE);
        action.setOnAction(event -> earlier.takeUp(batch));
        Button forget = new Button("", new FontIcon("fth-trash-2"));
        forget.getStyleClass().addAll("flat", "button-icon");
        forget.setAccessibleText(messages.text("batch.forget.name", batch.name()));
        forget.setTooltip(new Tooltip(messages.text("batch.forget.title")));
        forget.setDisable(batch.batch().running());
        forget.setOnAction(event -> earlier.forget(batch));
        HBox row = new HBox(words, state, action, forget);
        row.getStyleClass().add("earlier-row");
        return row;
    }
}
