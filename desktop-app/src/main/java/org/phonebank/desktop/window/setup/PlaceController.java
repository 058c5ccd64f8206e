package org.phonebank.desktop.window.setup;

import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.control.Nodes;
import org.phonebank.pipeline.placement.Purpose;

/** Binds the placement, and how far the phones are with their layers. */
public final class PlaceController {
    private final PlaceViewModel place;
    private final ProgressViewModel progress;
    private final Messages messages;

    @FXML
    private Button lab;

    @FXML
    private HBox choice;

    @FXML
    private ToggleButton forBatch;

    @FXML
    private ToggleButton forChat;

    @FXML
    private VBox early;

    @FXML
    private FlowPane forecast;

    @FXML
    private Label explanation;

    @FXML
    private WholeProgress loading;

    @FXML
    private ListView<StageRow> list;

    public PlaceController(PlaceViewModel place, ProgressViewModel progress, Messages messages) {
        this.place = place;
        this.progress = progress;
        this.messages = messages;
    }

    @FXML
    void initialize() {
        loading.follow(progress, messages);
        Nodes.showWhile(loading, progress.stateProperty().isNotEqualTo(ProgressViewModel.State.IDLE));
        Nodes.showText(explanation, place.explanationProperty());
        Nodes.showWhile(choice, place.stateProperty().isEqualTo(PlaceViewModel.State.PROPOSED));
        forBatch.setOnAction(event -> want(Purpose.BATCH));
        forChat.setOnAction(event -> want(Purpose.CHAT));
        place.purposeProperty().subscribe(this::showPurpose);
        Nodes.showWhile(forecast, place.tilesProperty().map(tiles -> !tiles.isEmpty()));
        place.tilesProperty().subscribe(this::showForecast);
        Nodes.showWhile(early, place.stateProperty().isEqualTo(PlaceViewModel.State.EARLY));
        Nodes.showWhile(list, place.stateProperty().isNotEqualTo(PlaceViewModel.State.EARLY));
        lab.setOnAction(event -> place.openLab());
        list.setItems(place.rows());
        list.setCellFactory(view -> new StageCell());
    }

    private void want(Purpose purpose) {
        place.want(purpose);
        showPurpose(place.purposeProperty().get());
    }

    private void showPurpose(@Nullable Purpose purpose) {
        forBatch.setSelected(purpose == Purpose.BATCH);
        forChat.setSelected(purpose == Purpose.CHAT);
    }

    private void showForecast(List<Tile> tiles) {
        forecast.getChildren().setAll(tiles.stream().map(PlaceController::node).toList());
    }

    private static VBox node(Tile tile) {
        Label value = new Label(tile.value());
        value.getStyleClass().addAll("setup-tile-value", "figures");
        Label name = new Label(tile.name());
        name.getStyleClass().add("setup-tile-name");
        VBox node = new VBox(value, name);
        node.getStyleClass().addAll("card", "setup-tile");
        return node;
    }
}
