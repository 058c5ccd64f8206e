package org.phonebank.desktop.window.notices;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.phonebank.desktop.window.base.Notice;
import org.phonebank.desktop.window.notices.NoticeCards.Card;

/** Shows toasts; each goes after a while, but not while somebody points at it or reads its details. */
public final class ToastsController {
    private final NoticeCards cards;
    private final Map<Notice, Toast> shown = new LinkedHashMap<>();

    @FXML
    private VBox toasts;

    private record Toast(Card card, PauseTransition stay) {}

    public ToastsController(NoticeCards cards) {
        this.cards = cards;
    }

    @FXML
    void initialize() {
        // Its own list: the view-model lives as long as this view.
        cards.model().toasts().addListener((ListChangeListener<Notice>) change -> refresh());
        refresh();
    }

    private void refresh() {
        var wanted = cards.model().toasts();
        shown.entrySet().removeIf(entry -> {
            boolean gone = !wanted.contains(entry.getKey());
            if (gone) {
                entry.getValue().stay().stop();
            }
            return gone;
        });
        wanted.forEach(notice -> shown.computeIfAbsent(notice, this::toast));
        toasts.getChildren()
                .setAll(shown.values().stream()
                        .map(toast -> toast.card().root())
                        .toList());
    }

    private Toast toast(Notice notice) {
        Card card = cards.make(notice);
        PauseTransition stay = new PauseTransition(
                Duration.millis((double) NoticesViewModel.stay(notice).toMillis()));
        stay.setOnFinished(event -> {
            if (card.root().isHover()
                    || card.root().isFocusWithin()
                    || card.controller().detailed()) {
                stay.playFromStart();
            } else {
                cards.model().expire(notice);
            }
        });
        stay.play();
        return new Toast(card, stay);
    }
}
