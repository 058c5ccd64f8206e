package org.phonebank.desktop.window.incidents;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Views;
import org.phonebank.desktop.window.control.Nodes;

/** Binds the list of incidents. */
public final class IncidentsController {
    private final IncidentsViewModel model;
    private final Messages messages;
    private final Views views;
    private final Map<IncidentViewModel, Node> rowNodes = new HashMap<>();

    @FXML
    private VBox pane;

    @FXML
    private Label newest;

    @FXML
    private Label empty;

    @FXML
    private Button toggle;

    @FXML
    private FontIcon toggleIcon;

    @FXML
    private Tooltip toggleTooltip;

    @FXML
    private Label title;

    @FXML
    private Button earlier;

    @FXML
    private ScrollPane rowsPane;

    @FXML
    private VBox rows;

    public IncidentsController(IncidentsViewModel model, Messages messages, Views views) {
        this.model = model;
        this.messages = messages;
        this.views = views;
    }

    @FXML
    void initialize() {
        Nodes.showWhile(pane, model.shownProperty());
        newest.textProperty().bind(model.newestProperty());
        Nodes.showWhile(newest, model.unfoldedProperty().not());
        var some = Bindings.isNotEmpty(model.incidents());
        title.textProperty().bind(model.titleProperty());
        Nodes.showWhile(earlier, model.unfoldedProperty());
        earlier.textProperty().bind(model.earlierProperty());
        earlier.disableProperty().bind(model.fetchingProperty());
        earlier.setOnAction(event -> model.fetchEarlier());
        Nodes.showWhile(rowsPane, model.unfoldedProperty().and(some));
        Nodes.showWhile(empty, model.unfoldedProperty().and(some.not()));
        // By itself the pane would reckon with sentences that are not wrapped.
        rowsPane.prefViewportHeightProperty().bind(rows.heightProperty());
        model.unfoldedProperty().subscribe(this::showToggle);
        toggle.setOnAction(event -> model.toggle());
        model.incidents().addListener((ListChangeListener<IncidentViewModel>) change -> showRows());
        showRows();
    }

    private void showRows() {
        List<Node> nodes = model.incidents().stream()
                .map(incident -> rowNodes.computeIfAbsent(incident, this::rowFor))
                .toList();
        rows.getChildren().setAll(nodes);
        rowNodes.keySet().retainAll(model.incidents());
    }

    private Node rowFor(IncidentViewModel incident) {
        IncidentRowController controller = new IncidentRowController(incident, messages);
        return views.load("incident-row.fxml", Map.of(IncidentRowController.class, () -> controller));
    }

    private void showToggle(boolean unfolded) {
        String words = messages.text(unfolded ? "incidents.hide" : "incidents.show");
        toggle.setAccessibleText(words);
        toggleTooltip.setText(words);
        toggleIcon.setIconLiteral(unfolded ? "fth-chevron-up" : "fth-chevron-down");
    }
}
