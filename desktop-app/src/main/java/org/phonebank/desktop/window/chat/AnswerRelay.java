package org.phonebank.desktop.window.chat;

import java.util.function.Consumer;
import org.phonebank.desktop.lab.ChatListener;
import org.phonebank.desktop.lab.ChatResult;

/** Hands what it hears on. May be called by any thread. */
record AnswerRelay(Consumer<AnswerEvent> target) implements ChatListener {
    @Override
    public void token(String text) {
        target.accept(new AnswerEvent.Text(text));
    }

    @Override
    public void done(ChatResult result) {
        target.accept(new AnswerEvent.Finished(result));
    }

    @Override
    public void failed(String message) {
        target.accept(new AnswerEvent.Failed(message));
    }
}
