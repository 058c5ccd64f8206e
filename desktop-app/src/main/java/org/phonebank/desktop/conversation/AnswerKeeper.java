package org.phonebank.desktop.conversation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.phonebank.desktop.lab.ChatListener;
import org.phonebank.desktop.lab.ChatResult;
import org.phonebank.pipeline.generation.TokenStatistics;
import org.phonebank.pipeline.phrase.Phrase;

/**
 * Keeps one answer while it comes, and passes it on. What came is written at least every second, so that a window that
 * closes or a process that dies loses no more. Any thread may call.
 */
public final class AnswerKeeper implements ChatListener {
    private static final Duration BETWEEN_WRITES = Duration.ofSeconds(1);

    private final Conversations conversations;
    private final long chat;
    private final Message begun;
    private final InstantSource clock;
    private final Consumer<AnswerNews> news;
    private final StringBuilder text = new StringBuilder();
    private final List<TokenTime> tokens = new ArrayList<>();
    private Answer answer;
    private Instant written;
    private boolean ended;

    AnswerKeeper(
            Conversations conversations, long chat, Message begun, InstantSource clock, Consumer<AnswerNews> news) {
        if (begun.answer() == null) {
            throw new IllegalArgumentException("Only answers are kept while they come.");
        }
        this.conversations = conversations;
        this.chat = chat;
        this.begun = begun;
        this.answer = begun.answer();
        this.clock = clock;
        this.news = news;
        this.written = clock.instant();
    }

    long message() {
        return begun.id();
    }

    @Override
    public synchronized void leftOut(int messages) {
        if (!ended) {
            answer = answer.leavingOut(messages);
            conversations.put(chat, begun.saying(text.toString(), answer));
            news.accept(new AnswerNews.LeftOut(messages));
        }
    }

    @Override
    public synchronized void computed(TokenStatistics statistics) {
        if (!ended) {
            TokenTime token = TokenTime.of(statistics);
            tokens.add(token);
            news.accept(new AnswerNews.Computed(token));
        }
    }

    @Override
    public synchronized void token(String more) {
        if (ended) {
            return;
        }
        text.append(more);
        if (!tokens.isEmpty()) {
            tokens.set(tokens.size() - 1, tokens.get(tokens.size() - 1).adding(more));
        }
        news.accept(new AnswerNews.Text(more));
        Instant now = clock.instant();
        if (Duration.between(written, now).compareTo(BETWEEN_WRITES) >= 0) {
            written = now;
            conversations.put(chat, begun.saying(text.toString(), answer));
        }
    }

    @Override
    public void done(ChatResult result) {
        end(figures -> figures.done(result));
    }

    @Override
    public void failed(Phrase problem) {
        end(figures -> figures.failed(problem));
    }

    /** The answer was never begun: nothing is kept any more. */
    public synchronized void forget() {
        ended = true;
        conversations.ended(this);
    }

    /** Keeps what came so far; what comes later is left out. */
    void breakOff() {
        end(Answer::brokenOff);
    }

    private synchronized void end(UnaryOperator<Answer> how) {
        if (!ended) {
            ended = true;
            Message message = begun.saying(text.toString(), how.apply(answer));
            conversations.put(chat, message, tokens);
            conversations.ended(this);
            news.accept(new AnswerNews.Ended(message));
        }
    }
}
