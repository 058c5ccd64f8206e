package org.phonebank.desktop.window.batch;

import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.phonebank.desktop.window.base.Tone;
import org.phonebank.desktop.window.control.Tones;

/** What became of a row; one that failed has a sign. */
final class StateCell extends TableCell<AnsweredRow, String> {
    private final FontIcon sign = new FontIcon("fth-alert-triangle");

    StateCell() {
        getStyleClass().add("row-state");
    }

    @Override
    protected void updateItem(@Nullable String words, boolean empty) {
        super.updateItem(words, empty);
        AnsweredRow row = empty || getTableRow() == null ? null : getTableRow().getItem();
        boolean failed = row != null && row.failed();
        setText(empty ? null : words);
        setGraphic(failed ? sign : null);
        Tones.show(this, failed ? Tone.DANGER : Tone.NEUTRAL);
    }
}
