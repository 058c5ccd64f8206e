package org.phonebank.desktop.window.setup;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Tone;
import org.phonebank.desktop.window.control.Nodes;
import org.phonebank.desktop.window.control.Tones;
import org.phonebank.desktop.window.setup.ProgressViewModel.State;

/** How far all phones together are, on a card: in words, as a bar, and with a way to stop it. */
public final class WholeProgress extends VBox {
    private final FontIcon icon = new FontIcon("fth-clock");
    private final Label title = new Label();
    private final Label detail = new Label();
    private final Label percent = new Label();
    private final Button cancel = new Button();
    private final ProgressBar bar = new ProgressBar();

    /** Shows nothing yet. */
    public WholeProgress() {
        getStyleClass().addAll("card", "setup-whole");
        setMinHeight(USE_PREF_SIZE);
        title.getStyleClass().add("pane-title");
        detail.getStyleClass().addAll("text-muted", "figures");
        detail.setWrapText(true);
        percent.getStyleClass().addAll("setup-percent", "figures");
        percent.setMinWidth(USE_PREF_SIZE);
        cancel.setId("cancel");
        cancel.setMinWidth(USE_PREF_SIZE);
        bar.setMaxWidth(Double.MAX_VALUE);
        VBox words = new VBox(title, detail);
        words.setMinWidth(80);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(icon, words, percent, cancel);
        line.getStyleClass().add("setup-whole-line");
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(line, bar);
    }

    void follow(ProgressViewModel progress, Messages messages) {
        cancel.setText(messages.text("setup.progress.cancel"));
        bar.setAccessibleText(messages.text("setup.progress.whole"));
        title.textProperty().bind(progress.titleProperty());
        detail.textProperty().bind(progress.detailProperty());
        percent.textProperty().bind(progress.percentProperty());
        bar.progressProperty().bind(progress.fractionProperty());
        cancel.setOnAction(event -> progress.cancel());
        var state = progress.stateProperty();
        Nodes.showWhile(cancel, state.isEqualTo(State.RUNNING).or(state.isEqualTo(State.WAITING)));
        Nodes.showWhile(percent, state.isNotEqualTo(State.IDLE).and(state.isNotEqualTo(State.WAITING)));
        Nodes.showWhile(bar, state.isNotEqualTo(State.IDLE));
        state.subscribe(now -> {
            Tone tone =
                    switch (now) {
                        case IDLE -> Tone.NEUTRAL;
                        case WAITING, RUNNING -> Tone.ACCENT;
                        case DONE -> Tone.SUCCESS;
                        case FAILED -> Tone.DANGER;
                    };
            icon.setIconLiteral(Verdicts.icon(tone));
            Tones.show(icon, tone);
        });
    }
}
