package org.phonebank.desktop.window.placing;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.control.LayerStrip;
import org.phonebank.desktop.window.control.Nodes;
import org.phonebank.desktop.window.control.Obstacles;
import org.phonebank.desktop.window.control.TextSize;
import org.phonebank.desktop.window.control.Tones;
import org.phonebank.desktop.window.control.WrapRow;
import org.phonebank.pipeline.placement.Purpose;

/** Binds what is above the chain: what can be done with the placement, what it would bring, and all layers in a strip. */
public final class PlacementController {
    private static final double ROOM_FOR_WORDS = 780;

    private final PlacementViewModel placement;
    private final PlacementSteps steps;
    private final PlacementActions actions;
    private final ObservableValue<String> summaryText;
    private final ObservableValue<Boolean> phonesThere;
    private final Messages messages;

    @FXML
    private Label summary;

    @FXML
    private WrapRow header;

    @FXML
    private HBox actionBar;

    @FXML
    private Button placeForChat;

    @FXML
    private Button placeForBatch;

    @FXML
    private Button undo;

    @FXML
    private Button redo;

    @FXML
    private Button discard;

    @FXML
    private Button apply;

    @FXML
    private VBox bench;

    @FXML
    private FigureTile chat;

    @FXML
    private FigureTile batch;

    @FXML
    private FigureTile firstToken;

    @FXML
    private FigureTile energy;

    @FXML
    private FigureTile memory;

    @FXML
    private LayerStrip strip;

    @FXML
    private WrapRow hint;

    @FXML
    private FontIcon hintIcon;

    @FXML
    private Label hintWords;

    @FXML
    private Label basis;

    @FXML
    private HBox moving;

    @FXML
    private Label movingWords;

    @FXML
    private ProgressBar movingProgress;

    @FXML
    private Button cancel;

    /**
     * @param summary of phones and model
     * @param phonesThere else nothing can be done with them
     */
    public PlacementController(
            PlacementViewModel placement,
            PlacementSteps steps,
            PlacementActions actions,
            ObservableValue<String> summary,
            ObservableValue<Boolean> phonesThere,
            Messages messages) {
        this.placement = placement;
        this.steps = steps;
        this.actions = actions;
        this.summaryText = summary;
        this.phonesThere = phonesThere;
        this.messages = messages;
    }

    @FXML
    void initialize() {
        summary.textProperty().bind(summaryText);
        bindActions();
        TextSize.roomFor(header, ROOM_FOR_WORDS).subscribe(this::showWords);
        Nodes.showWhile(bench, placement.stripProperty().map(parts -> !parts.isEmpty()));
        placement.forecastProperty().subscribe(this::show);
        placement.stripProperty().subscribe(strip::show);
        strip.setListener(new Boundaries());
        placement.hintProperty().subscribe(this::show);
        Nodes.showWhile(moving, actions.underWayProperty());
        Nodes.showWhile(hint, actions.underWayProperty().not());
        movingWords.textProperty().bind(actions.progressTextProperty());
        movingProgress.progressProperty().bind(actions.progressProperty());
        cancel.setOnAction(event -> actions.board().cancel());
    }

    /** A narrow window has room for the pictures on the buttons only. */
    private void showWords(boolean words) {
        List.of(placeForChat, placeForBatch, discard)
                .forEach(button -> button.setContentDisplay(words ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY));
        hintWords.setWrapText(!words);
    }

    private void bindActions() {
        Nodes.showWhile(actionBar, phonesThere);
        PlacementBoard board = actions.board();
        Obstacles.bind(placeForChat, actions.chatObstacleProperty(), messages.text("lab.place.chat.tooltip"));
        placeForChat.setOnAction(event -> board.place(Purpose.CHAT));
        Obstacles.bind(placeForBatch, actions.batchObstacleProperty(), messages.text("lab.place.batch.tooltip"));
        placeForBatch.setOnAction(event -> board.place(Purpose.BATCH));
        Obstacles.bind(undo, actions.undoObstacleProperty(), messages.text("lab.undo.tooltip"));
        undo.setOnAction(event -> board.undo());
        Obstacles.bind(redo, actions.redoObstacleProperty(), messages.text("lab.redo.tooltip"));
        redo.setOnAction(event -> board.redo());
        Obstacles.bind(discard, actions.discardObstacleProperty(), messages.text("lab.discard.tooltip"));
        discard.setOnAction(event -> board.discard());
        Obstacles.bind(apply, actions.applyObstacleProperty(), messages.text("lab.apply.tooltip"));
        apply.textProperty().bind(actions.applyTitleProperty());
        apply.setOnAction(event -> board.apply());
    }

    private void show(ForecastView forecast) {
        chat.show(forecast.chat());
        batch.show(forecast.batch());
        firstToken.show(forecast.firstToken());
        energy.show(forecast.energy());
        memory.show(forecast.memory());
        memory.note(forecast.tightest());
        basis.setText(forecast.basis());
    }

    private void show(Hint now) {
        hintWords.setText(now.words());
        hintIcon.setIconLiteral(
                switch (now.tone()) {
                    case DANGER -> "fth-slash";
                    case WARNING -> "fth-alert-triangle";
                    default -> "fth-info";
                });
        Tones.show(hint, now.tone());
    }

    /** What is done to boundaries goes to the view-model. */
    private final class Boundaries implements LayerStrip.Listener {
        @Override
        public void dragged(int stage, int layer) {
            placement.tryBoundary(stage, layer);
        }

        @Override
        public void dropped(int stage, int layer) {
            placement.moveBoundary(stage, layer);
        }

        @Override
        public void abandoned() {
            placement.release();
        }

        @Override
        public void nudged(int stage, int layers) {
            steps.nudgeBoundary(stage, layers);
        }
    }
}
