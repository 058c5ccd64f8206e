package org.phonebank.desktop.window.setup;

import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import org.kordamp.ikonli.javafx.FontIcon;
import org.phonebank.desktop.window.base.Tone;
import org.phonebank.desktop.window.control.Tones;

/** The line and bar for all phones together, which two steps show. */
record ProgressBinding(FontIcon icon, Label title, Label detail, Label percent, ProgressBar bar) {
    void bind(ProgressViewModel progress) {
        title.textProperty().bind(progress.titleProperty());
        detail.textProperty().bind(progress.detailProperty());
        percent.textProperty().bind(progress.percentProperty());
        bar.progressProperty().bind(progress.fractionProperty());
        progress.stateProperty().subscribe(state -> {
            Tone tone =
                    switch (state) {
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
