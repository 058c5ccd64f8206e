package org.phonebank.desktop.window.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.conversation.AnswerKeeper;
import org.phonebank.desktop.conversation.AnswerNews;
import org.phonebank.desktop.conversation.Message;
import org.phonebank.desktop.conversation.TokenTime;
import org.phonebank.desktop.lab.ChatHandle;
import org.phonebank.desktop.lab.ChatSettings;
import org.phonebank.desktop.window.base.Asker.Asked;
import org.phonebank.partitioner.tokenizer.ChatMessage;

/** An answer from its question to its end, whatever is shown meanwhile. On the UI thread. */
final class AnswerUnderWay implements Asked {
    private final Turn turn;
    private final Consumer<AnswerUnderWay> whenEnded;
    private @Nullable ChatHandle handle;
    private boolean stopped;

    AnswerUnderWay(Turn turn, Consumer<AnswerUnderWay> whenEnded) {
        this.turn = turn;
        this.whenEnded = whenEnded;
    }

    Turn turn() {
        return turn;
    }

    /**
     * Asks.
     *
     * @throws IllegalStateException if the lab cannot take one more question now
     */
    void begin(Talker talker, long chat, List<ChatMessage> told, ChatSettings settings) {
        AnswerKeeper keeper =
                talker.conversations().keep(chat, turn.message(), talker.ui().oncePerFrame(this::apply));
        try {
            handle = talker.lab().chat(told, settings, keeper);
        } catch (IllegalStateException e) {
            stopped = true;
            keeper.forget();
            throw e;
        }
    }

    @Override
    public ReadOnlyObjectProperty<Message> answerProperty() {
        return turn.messageProperty();
    }

    @Override
    public void stop() {
        stopped = true;
        if (handle != null) {
            handle.cancel();
        }
    }

    /** Whether it was asked to end. */
    boolean isStopped() {
        return stopped;
    }

    private void apply(List<AnswerNews> news) {
        StringBuilder more = new StringBuilder();
        List<TokenTime> tokens = new ArrayList<>();
        for (AnswerNews one : news) {
            if (one instanceof AnswerNews.Computed computed) {
                tokens.add(computed.token());
            } else if (one instanceof AnswerNews.LeftOut left) {
                turn.leaveOut(left.messages());
            } else if (one instanceof AnswerNews.Text text) {
                more.append(text.more());
                addTo(tokens, text.more());
            }
        }
        turn.grow(more.toString(), tokens);
        for (AnswerNews one : news) {
            if (one instanceof AnswerNews.Ended ended) {
                end(ended.message());
            }
        }
    }

    private void addTo(List<TokenTime> tokens, String text) {
        if (!tokens.isEmpty()) {
            int last = tokens.size() - 1;
            tokens.set(last, tokens.get(last).adding(text));
        } else if (!turn.tokens().isEmpty()) {
            int last = turn.tokens().size() - 1;
            turn.tokens().set(last, turn.tokens().get(last).adding(text));
        }
    }

    private void end(Message message) {
        // Whoever goes on showing what was answered shall not keep the lab that it came from.
        handle = null;
        turn.become(message);
        whenEnded.accept(this);
    }
}
