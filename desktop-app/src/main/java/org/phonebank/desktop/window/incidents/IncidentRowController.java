package org.phonebank.desktop.window.incidents;

import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.phonebank.desktop.incident.Incident.Severity;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Tone;
import org.phonebank.desktop.window.control.Tones;

/** Binds one row of the list of incidents. */
final class IncidentRowController {
    private final IncidentViewModel incident;
    private final Messages messages;

    @FXML
    private VBox row;

    @FXML
    private FontIcon icon;

    @FXML
    private Label severity;

    @FXML
    private Label time;

    @FXML
    private Label sentence;

    IncidentRowController(IncidentViewModel incident, Messages messages) {
        this.incident = incident;
        this.messages = messages;
    }

    @FXML
    void initialize() {
        time.setText(incident.time());
        sentence.textProperty().bind(incident.sentenceProperty());
        incident.severityProperty().subscribe(this::show);
        row.accessibleTextProperty()
                .bind(Bindings.format(
                        "%s, %s, %s", severity.textProperty(), incident.time(), incident.sentenceProperty()));
    }

    private void show(Severity now) {
        severity.setText(messages.text("incident.severity", now));
        icon.setIconLiteral(
                switch (now) {
                    case NOTE -> "fth-info";
                    case WARNING -> "fth-alert-triangle";
                    case TROUBLE -> "fth-alert-octagon";
                });
        Tones.show(row, toneOf(now));
    }

    private static Tone toneOf(Severity now) {
        return switch (now) {
            case NOTE -> Tone.NEUTRAL;
            case WARNING -> Tone.WARNING;
            case TROUBLE -> Tone.DANGER;
        };
    }
}
