package org.phonebank.desktop.window.setup;

import javafx.fxml.FXML;
import javafx.scene.control.ListView;
import org.phonebank.desktop.window.base.Messages;

/** Binds the bars of the phones that are prepared. */
public final class ProgressController {
    private final ProgressViewModel progress;
    private final Messages messages;

    @FXML
    private WholeProgress whole;

    @FXML
    private ListView<ProgressRow> list;

    public ProgressController(ProgressViewModel progress, Messages messages) {
        this.progress = progress;
        this.messages = messages;
    }

    @FXML
    void initialize() {
        whole.follow(progress, messages);
        list.setItems(progress.rows());
        list.setCellFactory(view -> new ProgressCell());
    }
}
