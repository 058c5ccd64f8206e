package org.phonebank.desktop.window.notices;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.phonebank.desktop.window.base.Notice;
import org.phonebank.desktop.window.control.Nodes;

/** Binds the list of all notices. */
public final class NoticeListController {
    private final NoticeCards cards;
    private final Map<Notice, Parent> made = new LinkedHashMap<>();
    private final ListChangeListener<Notice> follow = change -> refresh();
    private Subscription following = Subscription.EMPTY;

    @FXML
    private VBox panel;

    @FXML
    private VBox list;

    @FXML
    private ScrollPane scroll;

    @FXML
    private VBox empty;

    @FXML
    private Button clear;

    @FXML
    private Button close;

    public NoticeListController(NoticeCards cards) {
        this.cards = cards;
    }

    @FXML
    void initialize() {
        NoticesViewModel model = cards.model();
        Nodes.showWhile(panel, model.listedProperty());
        // Cards are made only while they are looked at.
        close.sceneProperty()
                .flatMap(scene -> model.listedProperty())
                .orElse(false)
                .subscribe(this::open);
        Nodes.showWhile(empty, Bindings.isEmpty(list.getChildren()));
        Nodes.showWhile(scroll, empty.visibleProperty().not());
        clear.disableProperty().bind(empty.visibleProperty());
        clear.setOnAction(event -> model.clear());
        close.setOnAction(event -> model.listedProperty().set(false));
        panel.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                model.listedProperty().set(false);
                event.consume();
            }
        });
    }

    private void open(boolean listed) {
        following.unsubscribe();
        following = Subscription.EMPTY;
        if (listed) {
            var all = cards.model().all();
            all.addListener(follow);
            following = () -> all.removeListener(follow);
            refresh();
            close.requestFocus();
        } else {
            made.clear();
            list.getChildren().clear();
        }
    }

    private void refresh() {
        var all = cards.model().all();
        made.keySet().retainAll(all);
        list.getChildren()
                .setAll(all.stream()
                        .map(notice -> made.computeIfAbsent(
                                notice, each -> cards.make(each).root()))
                        .toList());
    }
}
