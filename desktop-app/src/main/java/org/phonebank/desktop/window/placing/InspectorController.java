package org.phonebank.desktop.window.placing;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.control.Nodes;

/** Binds the inspector: why the layers are where they are, and what the selected phone does. */
public final class InspectorController {
    private static final PseudoClass SLOWEST = PseudoClass.getPseudoClass("slowest");

    private final InspectorViewModel inspector;
    private final Messages messages;

    @FXML
    private VBox plan;

    @FXML
    private Label origin;

    @FXML
    private Label reasons;

    @FXML
    private VBox shares;

    @FXML
    private Label empty;

    @FXML
    private VBox phone;

    @FXML
    private Label phoneName;

    @FXML
    private Button close;

    @FXML
    private GridPane facts;

    public InspectorController(InspectorViewModel inspector, Messages messages) {
        this.inspector = inspector;
        this.messages = messages;
    }

    @FXML
    void initialize() {
        inspector.planProperty().subscribe(this::show);
        Nodes.showWhile(
                plan, inspector.planProperty().map(known -> !known.origin().isEmpty()));
        Nodes.showWhile(
                empty, inspector.planProperty().map(known -> known.origin().isEmpty()));
        inspector.factsProperty().subscribe(this::show);
        Nodes.showWhile(phone, inspector.factsProperty().map(known -> !known.isEmpty()));
        phoneName.textProperty().bind(inspector.nameProperty());
        close.setOnAction(event -> inspector.selectedProperty().set(""));
    }

    private void show(PlanView now) {
        origin.setText(now.origin());
        reasons.setText(now.reasons());
        shares.getChildren().setAll(now.shares().stream().map(this::row).toList());
    }

    private Node row(ShareRow share) {
        Label name = new Label(share.name());
        name.setMinWidth(30);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        Label words = new Label(share.slowest() ? messages.text("lab.share.slowest", share.words()) : share.words());
        words.getStyleClass().addAll("card-small", "figures");
        words.setMinWidth(Label.USE_PREF_SIZE);
        ProgressBar bar = new ProgressBar(share.share());
        bar.getStyleClass().addAll("small", "share-bar");
        bar.setMaxWidth(Double.MAX_VALUE);
        VBox row = new VBox(new HBox(name, words), bar);
        row.getStyleClass().add("share-row");
        row.pseudoClassStateChanged(SLOWEST, share.slowest());
        row.setOnMouseClicked(event -> inspector.selectedProperty().set(share.serial()));
        return row;
    }

    private void show(List<PhoneFact> known) {
        facts.getChildren().clear();
        for (int i = 0; i < known.size(); i++) {
            Label name = new Label(known.get(i).name());
            name.getStyleClass().add("fact-name");
            name.setWrapText(true);
            Label value = new Label(known.get(i).value());
            value.getStyleClass().add("figures");
            value.setWrapText(true);
            facts.addRow(i, name, value);
        }
    }
}
