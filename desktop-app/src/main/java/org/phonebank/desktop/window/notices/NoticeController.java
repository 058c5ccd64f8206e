package org.phonebank.desktop.window.notices;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.fxml.FXML;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Notice;
import org.phonebank.desktop.window.base.Tone;
import org.phonebank.desktop.window.control.Copies;
import org.phonebank.desktop.window.control.Nodes;
import org.phonebank.desktop.window.control.Tones;

/** Shows one notice, as a toast or in the list. */
public final class NoticeController {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Notice notice;
    private final ZoneId zone;
    private final Messages messages;
    private final Runnable dismiss;

    @FXML
    private VBox card;

    @FXML
    private FontIcon icon;

    @FXML
    private Label title;

    @FXML
    private Label time;

    @FXML
    private Label text;

    @FXML
    private HBox actions;

    @FXML
    private Button remedy;

    @FXML
    private ToggleButton details;

    @FXML
    private Button copy;

    @FXML
    private TextArea trace;

    @FXML
    private Button close;

    /** @param dismiss called when somebody has read it, or done what it offers */
    NoticeController(Notice notice, ZoneId zone, Messages messages, Runnable dismiss) {
        this.notice = notice;
        this.zone = zone;
        this.messages = messages;
        this.dismiss = dismiss;
    }

    @FXML
    void initialize() {
        String tone = messages.text("notice.tone", notice.tone());
        Tones.show(card, notice.tone());
        card.setAccessibleRole(AccessibleRole.TEXT);
        card.setAccessibleText(tone + ": " + notice.title() + ". " + notice.text());
        icon.setIconLiteral(icon(notice.tone()));
        title.setText(notice.title());
        time.setText(TIME.format(notice.time().atZone(zone)));
        Nodes.showText(text, new SimpleStringProperty(notice.text()));
        boolean detailed = !notice.details().isEmpty();
        boolean offers = notice.offer().isPresent();
        Nodes.showWhile(actions, new SimpleBooleanProperty(detailed || offers));
        Nodes.showWhile(details, new SimpleBooleanProperty(detailed));
        Nodes.showWhile(copy, details.selectedProperty());
        Nodes.showWhile(trace, details.selectedProperty());
        trace.setText(notice.details());
        copy.setOnAction(event -> copy());
        Nodes.showWhile(remedy, new SimpleBooleanProperty(offers));
        notice.offer().ifPresent(offer -> {
            remedy.setText(offer.label());
            remedy.setOnAction(event -> {
                dismiss.run();
                offer.action().run();
            });
        });
        close.setOnAction(event -> dismiss.run());
    }

    private void copy() {
        Copies.put(notice.title() + "\n" + notice.text() + "\n\n" + notice.details());
    }

    private static String icon(Tone tone) {
        return switch (tone) {
            case NEUTRAL, ACCENT -> "fth-info";
            case SUCCESS -> "fth-check-circle";
            case WARNING -> "fth-alert-triangle";
            case DANGER -> "fth-alert-octagon";
        };
    }

    /** Whether somebody reads the details. */
    boolean detailed() {
        return details.isSelected();
    }
}
