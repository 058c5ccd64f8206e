package org.phonebank.desktop.window.setup;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.phonebank.desktop.window.base.Tone;
import org.phonebank.desktop.window.control.Tones;

/** A sentence with a sign for how things stand. */
final class Verdicts {
    private Verdicts() {}

    static void bind(
            HBox box, FontIcon icon, Label label, ObservableValue<String> sentence, ObservableValue<Tone> tone) {
        label.textProperty().bind(sentence);
        tone.subscribe(now -> {
            Tones.show(box, now);
            icon.setIconLiteral(icon(now));
        });
    }

    static String icon(Tone tone) {
        return switch (tone) {
            case NEUTRAL -> "fth-info";
            case ACCENT -> "fth-clock";
            case SUCCESS -> "fth-check-circle";
            case WARNING -> "fth-alert-triangle";
            case DANGER -> "fth-x-circle";
        };
    }
}
