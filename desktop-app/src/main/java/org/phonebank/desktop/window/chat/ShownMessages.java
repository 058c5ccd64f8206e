package org.phonebank.desktop.window.chat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.lab.PhoneView;

/** The messages of a conversation that are shown: the latest, and earlier ones when they are asked for. On the UI thread. */
final class ShownMessages {
    /** So many are shown at once. */
    static final int MOST = 16;

    private final Words words;
    private final MessageActions actions;
    private final ObservableValue<String> obstacle;
    private final BooleanProperty timelines;
    private final PhoneLegend legend;
    private final ObservableList<MessageViewModel> conversation = FXCollections.observableArrayList();
    private final ObservableList<MessageViewModel> shown = FXCollections.unmodifiableObservableList(conversation);
    private final ReadOnlyIntegerWrapper earlier = new ReadOnlyIntegerWrapper();
    private final ListChangeListener<Turn> arranging = change -> arrange();
    private @Nullable Dialogue dialogue;
    private @Nullable MessageViewModel opened;
    private int most = MOST;

    /**
     * Shows nothing yet.
     *
     * @param obstacle why nothing can be asked now; "" while it can
     * @param timelines whether the newest answer shows its timeline
     */
    ShownMessages(
            Words words,
            PhoneLegend legend,
            MessageActions actions,
            ObservableValue<String> obstacle,
            BooleanProperty timelines) {
        this.words = words;
        this.legend = legend;
        this.actions = actions;
        this.obstacle = obstacle;
        this.timelines = timelines;
    }

    /** Shows the branch of a conversation, as it changes, in place of the one before. */
    void follow(Dialogue now) {
        leave();
        dialogue = now;
        most = MOST;
        now.turns().addListener(arranging);
        arrange();
    }

    private void leave() {
        if (dialogue != null) {
            dialogue.turns().removeListener(arranging);
        }
    }

    /** Phones have these names from now on. */
    void name(List<PhoneView> phones) {
        if (legend.learn(phones)) {
            conversation.forEach(message -> message.timeline().describe());
        }
    }

    private void arrange() {
        Dialogue now = dialogue;
        if (now == null) {
            return;
        }
        Map<Turn, MessageViewModel> before = new LinkedHashMap<>();
        conversation.forEach(message -> before.put(message.turn(), message));
        int hidden = Math.max(0, now.turns().size() - most);
        List<Turn> turns = now.turns().subList(hidden, now.turns().size());
        List<MessageViewModel> after = turns.stream()
                .map(turn -> {
                    MessageViewModel kept = before.remove(turn);
                    return kept == null ? messageOf(turn) : kept;
                })
                .toList();
        before.values().forEach(MessageViewModel::end);
        after.forEach(message -> message.placeAmong(now.alternatives(message.turn())));
        earlier.set(hidden);
        conversation.setAll(after);
        openNewestTimeline(after);
    }

    /** The timeline of the newest answer, in the place of the one before. */
    private void openNewestTimeline(List<MessageViewModel> after) {
        MessageViewModel newest = after.isEmpty() ? null : after.get(after.size() - 1);
        if (newest == null || newest == opened || !newest.isAnswer()) {
            return;
        }
        if (opened != null) {
            opened.timelineShownProperty().set(false);
        }
        opened = newest;
        if (timelines.get()) {
            newest.timelineShownProperty().set(true);
        }
    }

    private MessageViewModel messageOf(Turn turn) {
        MessageViewModel message = new MessageViewModel(turn, words, legend, actions, obstacle);
        message.timelineShownProperty().subscribe(open -> {
            if (open && dialogue != null) {
                dialogue.readTimes(turn);
            }
        });
        return message;
    }

    /** Shows more of what was said before. */
    void showEarlier() {
        most += MOST;
        arrange();
    }

    void end() {
        leave();
        conversation.forEach(MessageViewModel::end);
    }

    /** The newest answer, if there is one. */
    Optional<MessageViewModel> newestAnswer() {
        for (int i = conversation.size() - 1; i >= 0; i--) {
            if (conversation.get(i).isAnswer()) {
                return Optional.of(conversation.get(i));
            }
        }
        return Optional.empty();
    }

    ObservableList<MessageViewModel> all() {
        return shown;
    }

    /** How many earlier messages are not shown. */
    ReadOnlyIntegerProperty earlierProperty() {
        return earlier.getReadOnlyProperty();
    }
}
