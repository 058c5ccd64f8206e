package org.phonebank.desktop.window.setup;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.lab.ChatHandle;
import org.phonebank.desktop.lab.ChatListener;
import org.phonebank.desktop.lab.ChatResult;
import org.phonebank.desktop.lab.ChatSettings;
import org.phonebank.desktop.window.base.Lab;
import org.phonebank.desktop.window.base.UiThread;
import org.phonebank.partitioner.tokenizer.ChatMessage;

/** The first question to a new lab, and what comes back. */
final class FirstAnswer {
    private final Lab lab;
    private final ChatSettings settings;
    private final Runnable changed;
    private final Consumer<News> entrance;
    private final StringBuilder text = new StringBuilder();
    private String question = "";
    private String failure = "";
    private @Nullable ChatHandle running;
    private @Nullable ChatResult result;
    private long number;

    /** What comes from the thread that hears an answer, in the order in which it came. */
    private record News(
            long number,
            String more,
            @Nullable ChatResult done,
            @Nullable String failed) {}

    /** @param changed called after each change, on the UI thread */
    FirstAnswer(Lab lab, ChatSettings settings, UiThread ui, Runnable changed) {
        this.lab = lab;
        this.settings = settings;
        this.changed = changed;
        this.entrance = ui.oncePerFrame(this::hear);
    }

    /** What a person has typed so far; kept while views change. */
    void type(String words) {
        question = words;
    }

    /** Asks; what was answered before is gone. */
    void ask() {
        if (running != null || question.isBlank()) {
            return;
        }
        text.setLength(0);
        failure = "";
        result = null;
        long asked = ++number;
        try {
            running = lab.chat(List.of(new ChatMessage("user", question.strip())), settings, new ChatListener() {
                @Override
                public void token(String more) {
                    entrance.accept(new News(asked, more, null, null));
                }

                @Override
                public void done(ChatResult whole) {
                    entrance.accept(new News(asked, "", whole, null));
                }

                @Override
                public void failed(String message) {
                    entrance.accept(new News(asked, "", null, message));
                }
            });
        } catch (IllegalStateException e) {
            failure = String.valueOf(e.getMessage());
        }
        changed.run();
    }

    private void hear(List<News> news) {
        for (News one : news) {
            if (one.number() != number) {
                continue;
            }
            text.append(one.more());
            if (one.done() != null) {
                result = one.done();
                running = null;
            } else if (one.failed() != null) {
                failure = one.failed();
                running = null;
            }
        }
        changed.run();
    }

    void stop() {
        if (running != null) {
            running.cancel();
        }
    }

    String question() {
        return question;
    }

    String text() {
        return text.toString();
    }

    /** Why there is no answer; "" otherwise. */
    String failure() {
        return failure;
    }

    boolean running() {
        return running != null;
    }

    /** The whole answer with its figures; null until it has ended. */
    @Nullable
    ChatResult result() {
        return result;
    }
}
