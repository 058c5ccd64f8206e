package org.phonebank.desktop.window.setup;

import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.control.Nodes;

/** Binds the list of models and the choice of bits. */
public final class ModelsController {
    private final ModelsViewModel models;
    private final Messages messages;

    @FXML
    private ProgressIndicator opening;

    @FXML
    private Button openFile;

    @FXML
    private Button openFolder;

    @FXML
    private ListView<ModelRow> list;

    @FXML
    private VBox bitsPane;

    @FXML
    private FlowPane bits;

    @FXML
    private HBox verdict;

    @FXML
    private FontIcon verdictIcon;

    @FXML
    private Label verdictText;

    public ModelsController(ModelsViewModel models, Messages messages) {
        this.models = models;
        this.messages = messages;
    }

    @FXML
    void initialize() {
        Nodes.showWhile(opening, models.openingProperty());
        openFile.setOnAction(event -> models.openFile());
        openFolder.setOnAction(event -> models.openFolder());
        list.setItems(models.rows());
        list.setCellFactory(view -> new ModelCell(models, messages));
        list.setOnMouseClicked(event -> choose());
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.ENTER) {
                choose();
                event.consume();
            }
        });
        Nodes.showWhile(bitsPane, models.bitsProperty().map(choices -> !choices.isEmpty()));
        models.bitsProperty().subscribe(this::showBits);
        Verdicts.bind(verdict, verdictIcon, verdictText, models.verdictProperty(), models.toneProperty());
    }

    private void choose() {
        ModelRow row = list.getSelectionModel().getSelectedItem();
        if (row != null) {
            models.choose(row);
        }
    }

    private void showBits(List<BitsChoice> choices) {
        while (bits.getChildren().size() > choices.size()) {
            bits.getChildren().remove(bits.getChildren().size() - 1);
        }
        while (bits.getChildren().size() < choices.size()) {
            bits.getChildren().add(bitsButton(bits.getChildren().size()));
        }
        for (int i = 0; i < choices.size(); i++) {
            show((ToggleButton) bits.getChildren().get(i), choices.get(i));
        }
    }

    private ToggleButton bitsButton(int place) {
        Label title = new Label();
        title.getStyleClass().add("setup-bits-title");
        Label meaning = new Label();
        meaning.getStyleClass().addAll("card-small", "figures");
        VBox words = new VBox(title, meaning);
        ToggleButton button = new ToggleButton(null, words);
        button.getStyleClass().add("setup-bits-button");
        button.setOnAction(event -> {
            models.choose(models.bitsProperty().get().get(place));
            showBits(models.bitsProperty().get());
        });
        return button;
    }

    private void show(ToggleButton button, BitsChoice choice) {
        VBox words = (VBox) button.getGraphic();
        String second = choice.size().isEmpty()
                ? choice.obstacle()
                : choice.size() + messages.text("setup.separator") + choice.meaning();
        ((Label) words.getChildren().get(0)).setText(choice.title());
        ((Label) words.getChildren().get(1)).setText(second);
        button.setSelected(choice.chosen());
        button.setDisable(!choice.obstacle().isEmpty());
        button.setAccessibleText(choice.title() + ", " + second);
        button.setTooltip(new Tooltip(second));
    }
}
