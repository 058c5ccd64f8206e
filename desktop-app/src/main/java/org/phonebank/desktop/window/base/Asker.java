package org.phonebank.desktop.window.base;

import javafx.beans.property.ReadOnlyObjectProperty;
import org.phonebank.desktop.conversation.Message;

/** Puts questions to the model of the lab, each in a conversation of its own, which is kept. On the UI thread. */
@FunctionalInterface
public interface Asker {
    /**
     * Asks.
     *
     * @throws IllegalStateException if the lab cannot take one more question now; nothing is kept then
     */
    Asked ask(String question);

    /** A question that was asked. */
    interface Asked {
        /** The answer as far as it has come. */
        ReadOnlyObjectProperty<Message> answerProperty();

        /** Ends the answer after the token that is being computed. */
        void stop();
    }
}
