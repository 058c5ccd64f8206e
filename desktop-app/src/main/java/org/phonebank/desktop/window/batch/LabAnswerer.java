package org.phonebank.desktop.window.batch;

import java.util.List;
import org.phonebank.desktop.batch.Answerer;
import org.phonebank.desktop.batch.BatchModel;
import org.phonebank.desktop.lab.ChatHandle;
import org.phonebank.desktop.lab.ChatListener;
import org.phonebank.desktop.lab.ChatSettings;
import org.phonebank.desktop.window.base.Lab;
import org.phonebank.partitioner.tokenizer.ChatMessage;

/**
 * Has the window's lab answer a batch while it serves the batch's model, and leaves room for one question of a chat if there
 * is room for more than one. For the batch's thread.
 *
 * @param model of the batch; answers of another one are not the batch's
 */
record LabAnswerer(Lab lab, BatchModel model) implements Answerer {
    @Override
    public boolean takesQuestion() {
        return serves() && lab.freeForBatch() > 0;
    }

    @Override
    public ChatHandle ask(List<ChatMessage> conversation, ChatSettings settings, ChatListener listener) {
        return lab.chat(conversation, settings, listener);
    }

    @Override
    public boolean serves() {
        return lab.serving().map(BatchModel::of).filter(model::mayBe).isPresent();
    }
}
