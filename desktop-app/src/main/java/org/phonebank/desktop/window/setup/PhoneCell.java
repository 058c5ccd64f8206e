package org.phonebank.desktop.window.setup;

import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.control.Nodes;
import org.phonebank.desktop.window.control.Tones;

/** A phone in the list: whether it takes part, what it is, how it stands, and what can be done. */
final class PhoneCell extends CardCell<PhoneRow> {
    private static final PseudoClass SHOWING = PseudoClass.getPseudoClass("showing");

    private final Messages messages;
    private final CheckBox part = new CheckBox();
    private final FontIcon transport = new FontIcon("fth-smartphone");
    private final Label name = new Label();
    private final Label facts = new Label();
    private final Label help = new Label();
    private final Label state = new Label();
    private final Button mend = new Button();
    private final Button identify;
    private final Button remove;

    PhoneCell(PhonesViewModel phones, Messages messages) {
        super(new HBox(), "setup-phone");
        this.messages = messages;
        identify = icon("fth-bell", "setup-identify", row -> phones.identify(row));
        remove = icon("fth-trash-2", "setup-remove", row -> phones.remove(row));
        // The next phone's button moves under the pointer.
        remove.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getClickCount() > 1) {
                event.consume();
            }
        });
        transport.getStyleClass().add("card-icon");
        name.getStyleClass().add("card-name");
        facts.getStyleClass().addAll("card-small", "figures");
        facts.setWrapText(true);
        help.getStyleClass().add("setup-help-text");
        help.setWrapText(true);
        state.getStyleClass().addAll("state-pill", "small");
        state.setMinWidth(USE_PREF_SIZE);
        mend.getStyleClass().addAll("small", "accent");
        mend.setMinWidth(USE_PREF_SIZE);
        mend.setOnAction(event -> withRow(phones::mend));
        part.setOnAction(event -> withRow(row -> phones.take(row, part.isSelected())));
        VBox words = new VBox(name, facts, help);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        card().getChildren().addAll(part, transport, words, state, mend, identify, remove);
    }

    private Button icon(String literal, String style, Consumer<PhoneRow> action) {
        Button button = new Button(null, new FontIcon(literal));
        button.getStyleClass().addAll("button-icon", "flat", style);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> withRow(action));
        return button;
    }

    @Override
    void show(PhoneRow row) {
        part.setSelected(row.part());
        part.setAccessibleText(messages.text("setup.phones.part", row.name()));
        transport.setIconLiteral(
                switch (row.transport()) {
                    case USB -> "fth-smartphone";
                    case WIFI -> "fth-wifi";
                    case VIRTUAL -> "fth-box";
                });
        name.setText(row.name());
        facts.setText(messages.text("transport", row.transport())
                + (row.facts().isEmpty() ? "" : messages.text("setup.separator") + row.facts()));
        Nodes.show(help, row.showing() ? messages.text("setup.phones.showing") : row.help());
        state.setText(row.stateWords());
        Tones.show(state, row.tone());
        mend.setText(row.remedy());
        Nodes.show(mend, !row.remedy().isEmpty());
        describe(identify, messages.text("setup.phones.identify"), !row.ready() || row.showing());
        remove.setVisible(PhonesViewModel.removable(row));
        String words = messages.text(row.inLab() ? "setup.phones.remove.busy" : "setup.phones.remove");
        describe(remove, words, row.inLab());
        card().pseudoClassStateChanged(SHOWING, row.showing());
    }

    @Override
    String inWords(PhoneRow row) {
        return String.join(", ", row.name(), row.stateWords(), help.getText());
    }

    private static void describe(Button button, String words, boolean disabled) {
        button.setAccessibleText(words);
        button.setTooltip(new Tooltip(words));
        button.setDisable(disabled);
    }
}
