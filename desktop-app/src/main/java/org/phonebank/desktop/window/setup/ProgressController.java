package org.phonebank.desktop.window.setup;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import org.kordamp.ikonli.javafx.FontIcon;
import org.phonebank.desktop.window.control.Nodes;
import org.phonebank.desktop.window.setup.ProgressViewModel.State;

/** Binds the bars of the phones that are prepared. */
public final class ProgressController {
    private final ProgressViewModel progress;

    @FXML
    private FontIcon icon;

    @FXML
    private Label title;

    @FXML
    private Label detail;

    @FXML
    private Label percent;

    @FXML
    private Button cancel;

    @FXML
    private ProgressBar bar;

    @FXML
    private ListView<ProgressRow> list;

    public ProgressController(ProgressViewModel progress) {
        this.progress = progress;
    }

    @FXML
    void initialize() {
        new ProgressBinding(icon, title, detail, percent, bar).bind(progress);
        var state = progress.stateProperty();
        Nodes.showWhile(cancel, state.isEqualTo(State.RUNNING).or(state.isEqualTo(State.WAITING)));
        Nodes.showWhile(percent, state.isNotEqualTo(State.IDLE).and(state.isNotEqualTo(State.WAITING)));
        Nodes.showWhile(bar, state.isNotEqualTo(State.IDLE));
        cancel.setOnAction(event -> progress.cancel());
        list.setItems(progress.rows());
        list.setCellFactory(view -> new ProgressCell());
    }
}
