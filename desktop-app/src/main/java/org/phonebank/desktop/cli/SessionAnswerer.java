package org.phonebank.desktop.cli;

import java.util.List;
import org.phonebank.desktop.batch.Answerer;
import org.phonebank.desktop.lab.ChatHandle;
import org.phonebank.desktop.lab.ChatListener;
import org.phonebank.desktop.lab.ChatSettings;
import org.phonebank.desktop.lab.LabSession;
import org.phonebank.partitioner.tokenizer.ChatMessage;

/** Has a session answer a batch. */
record SessionAnswerer(LabSession session) implements Answerer {
    @Override
    public boolean takesQuestion() {
        return session.freeAnswers() > 0;
    }

    @Override
    public ChatHandle ask(List<ChatMessage> conversation, ChatSettings settings, ChatListener listener) {
        return session.chat(conversation, settings, listener);
    }

    @Override
    public boolean serves() {
        return session.serving().isPresent();
    }
}
