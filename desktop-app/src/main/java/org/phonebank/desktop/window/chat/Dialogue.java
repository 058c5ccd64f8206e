package org.phonebank.desktop.window.chat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.conversation.Answer;
import org.phonebank.desktop.conversation.Chat;
import org.phonebank.desktop.conversation.Message;
import org.phonebank.desktop.conversation.MessageTree;
import org.phonebank.desktop.conversation.StoredChat;
import org.phonebank.desktop.conversation.Titles;
import org.phonebank.desktop.lab.ChatSettings;
import org.phonebank.partitioner.tokenizer.ChatMessage;

/**
 * One conversation with the model in the lab, one answer at a time. It lives on while others are shown, as long as an
 * answer comes; everything is kept as it happens. On the UI thread.
 */
final class Dialogue {
    private final Talker talker;
    private final Runnable changed;
    private final MessageTree tree;
    private final ReadOnlyObjectWrapper<Chat> chat;
    private final ObservableList<Turn> turns = FXCollections.observableArrayList();
    private final ObservableList<Turn> branch = FXCollections.unmodifiableObservableList(turns);
    private final Map<Long, Turn> known = new HashMap<>();
    private final ReadOnlyObjectWrapper<@Nullable AnswerUnderWay> underWay = new ReadOnlyObjectWrapper<>();

    /** @param changed called when what a list of conversations shows may have changed */
    Dialogue(StoredChat stored, Talker talker, Runnable changed) {
        this.talker = talker;
        this.changed = changed;
        tree = new MessageTree(stored.messages());
        chat = new ReadOnlyObjectWrapper<>(stored.chat());
        List<Message> said = stored.branch();
        showBranch(said.isEmpty() ? Message.NONE : said.get(said.size() - 1).id());
    }

    /**
     * Asks the next question.
     *
     * @param model that will answer, for people
     * @throws IllegalStateException if the lab cannot take one more question now; nothing has changed then
     */
    void ask(String question, String model) {
        askAfter(turns.isEmpty() ? Message.NONE : turns.get(turns.size() - 1).id(), question, model);
    }

    /** Asks another question in the place of one; both stay. The rest is as with {@link #ask}. */
    void askInstead(Turn instead, String question, String model) {
        askAfter(instead.message().parent(), question, model);
    }

    private void askAfter(long parent, String words, String model) {
        Message question = Message.question(talker.conversations().newId(), parent, words, now());
        tree.put(question);
        try {
            answer(question, model);
        } catch (IllegalStateException e) {
            tree.remove(question.id());
            throw e;
        }
    }

    /** Has the question of an answer answered once more; both answers stay. The rest is as with {@link #ask}. */
    void regenerate(Turn answer, String model) {
        tree.find(answer.message().parent()).ifPresent(question -> answer(question, model));
    }

    private void answer(Message question, String model) {
        ChatSettings settings = chat.get().sampling().settings(talker.seeds().getAsLong());
        Message begun = Message.answer(
                talker.conversations().newId(), question.id(), now(), Answer.begun(model, settings.seed()));
        Turn turn = new Turn(begun);
        AnswerUnderWay answer = new AnswerUnderWay(turn, this::ended);
        List<ChatMessage> told = told(question);
        Chat asked = titled(question.text()).showing(begun.id()).changedAt(now());
        talker.conversations().save(asked);
        talker.conversations().put(asked.id(), question);
        talker.conversations().put(asked.id(), begun);
        try {
            answer.begin(talker, asked.id(), told, settings);
        } catch (IllegalStateException e) {
            takeBack(question, begun);
            throw e;
        }
        tree.put(begun);
        known.put(begun.id(), turn);
        chat.set(asked);
        underWay.set(answer);
        showBranch(begun.id());
        changed.run();
    }

    /** What was kept for a question that the lab did not take. */
    private void takeBack(Message question, Message begun) {
        boolean asked = known.containsKey(question.id());
        talker.conversations().drop(chat.get().id(), asked ? List.of(begun) : List.of(begun, question));
        talker.conversations().save(chat.get());
    }

    private Chat titled(String question) {
        return chat.get().title().isEmpty() ? chat.get().titled(Titles.of(question)) : chat.get();
    }

    private void ended(AnswerUnderWay answer) {
        // Unless it was deleted while it came.
        if (tree.find(answer.turn().id()).isPresent()) {
            tree.put(answer.turn().message());
        }
        underWay.set(null);
        changed.run();
    }

    /** What the model is told: a question whose answer has no words is left out. */
    private List<ChatMessage> told(Message question) {
        List<ChatMessage> told = new ArrayList<>();
        String system = chat.get().systemPrompt();
        if (!system.isBlank()) {
            told.add(new ChatMessage("system", system.strip()));
        }
        for (Message message : tree.pathTo(question.id())) {
            if (message.answer() != null && message.text().isBlank()) {
                told.remove(told.size() - 1);
            } else {
                told.add(new ChatMessage(message.role().word(), message.text()));
            }
        }
        return told;
    }

    /** Ends the answer that comes after the token that is being computed. */
    void stop() {
        AnswerUnderWay answer = underWay.get();
        if (answer != null) {
            answer.stop();
        }
    }

    /** Deletes a message with all that was said to it, and says what that was. An answer among it that still comes ends. */
    List<Message> delete(Turn turn) {
        long parent = turn.message().parent();
        List<Message> removed = tree.remove(turn.id());
        underWay().filter(answer -> tree.find(answer.turn().id()).isEmpty()).ifPresent(AnswerUnderWay::stop);
        talker.conversations().deleteMessages(chat.get().id(), removed);
        long next = tree.find(parent).isPresent() ? tree.endOfNewestBranch(parent) : Message.NONE;
        showAndKeep(next == Message.NONE ? tree.endOfNewestBranch(Message.NONE) : next);
        changed.run();
        return removed;
    }

    /** Takes a deletion back; an answer that ended since then has all its words. */
    void restore(List<Message> removed) {
        for (Message message : removed) {
            Turn turn = known.get(message.id());
            tree.put(turn == null ? message : turn.message());
        }
        talker.conversations().restoreMessages(chat.get().id(), removed);
        showAndKeep(tree.endOfNewestBranch(removed.get(0).id()));
        changed.run();
    }

    /** The turn with those that stand in the same place, oldest first. */
    List<Message> alternatives(Turn turn) {
        return tree.alternatives(turn.id());
    }

    /** Shows the newest branch that goes through a message. */
    void showThrough(Message message) {
        showAndKeep(tree.endOfNewestBranch(message.id()));
        changed.run();
    }

    /** Reads the times of an answer's tokens, unless they are there. */
    void readTimes(Turn answer) {
        if (answer.takeUpTimes()) {
            talker.receive(talker.conversations().timeline(answer.message()), answer::showTimes);
        }
    }

    void rename(String title) {
        change(now -> now.titled(title));
        changed.run();
    }

    /** Keeps what was changed about the conversation. */
    void change(UnaryOperator<Chat> change) {
        Chat now = change.apply(chat.get());
        if (!now.equals(chat.get())) {
            chat.set(now);
            talker.conversations().save(now);
        }
    }

    private void showAndKeep(long last) {
        change(now -> now.showing(last));
        showBranch(last);
    }

    private void showBranch(long last) {
        turns.setAll(tree.pathTo(last).stream()
                .map(message -> known.computeIfAbsent(message.id(), id -> new Turn(message)))
                .toList());
    }

    private Instant now() {
        return talker.clock().instant();
    }

    ReadOnlyObjectProperty<Chat> chatProperty() {
        return chat.getReadOnlyProperty();
    }

    Chat chat() {
        return chat.get();
    }

    /** The branch that is shown. */
    ObservableList<Turn> turns() {
        return branch;
    }

    /** The answer that comes, or null. */
    ReadOnlyObjectProperty<@Nullable AnswerUnderWay> underWayProperty() {
        return underWay.getReadOnlyProperty();
    }

    Optional<AnswerUnderWay> underWay() {
        return Optional.ofNullable(underWay.get());
    }
}
