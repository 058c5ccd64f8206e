package org.phonebank.desktop.window.batch;

import java.util.List;
import org.phonebank.desktop.batch.Answerer;
import org.phonebank.desktop.lab.ChatHandle;
import org.phonebank.desktop.lab.ChatListener;
import org.phonebank.desktop.lab.ChatSettings;
import org.phonebank.desktop.window.base.Lab;
import org.phonebank.partitioner.tokenizer.ChatMessage;

/**
 * Has the window's lab answer a batch, and leaves room for one question of a chat if there is room for more than one. Asked
 * by the batch's thread, told by the UI thread.
 */
final class LabAnswerer implements Answerer {
    private final Lab lab;
    private volatile boolean serving;

    LabAnswerer(Lab lab) {
        this.lab = lab;
    }

    void serving(boolean serves) {
        serving = serves;
    }

    @Override
    public boolean takesQuestion() {
        return serving && lab.freeForBatch() > 0;
    }

    @Override
    public ChatHandle ask(List<ChatMessage> conversation, ChatSettings settings, ChatListener listener) {
        return lab.chat(conversation, settings, listener);
    }

    @Override
    public boolean serves() {
        return serving;
    }
}
