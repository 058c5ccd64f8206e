package org.phonebank.desktop.window.chat;

import java.time.InstantSource;
import java.util.function.Consumer;
import org.phonebank.desktop.lab.ChatListener;
import org.phonebank.desktop.lab.ChatResult;

/** Hands what it hears on, stamped with the time at which it came. May be called by any thread. */
record AnswerRelay(Consumer<AnswerEvent> target, InstantSource clock) implements ChatListener {
    @Override
    public void token(String text) {
        target.accept(new AnswerEvent.Text(text, clock.instant()));
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
