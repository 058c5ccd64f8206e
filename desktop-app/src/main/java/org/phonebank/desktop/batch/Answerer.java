package org.phonebank.desktop.batch;

import java.util.List;
import org.phonebank.desktop.lab.ChatHandle;
import org.phonebank.desktop.lab.ChatListener;
import org.phonebank.desktop.lab.ChatSettings;
import org.phonebank.partitioner.tokenizer.ChatMessage;

/** Who answers a batch: a lab. Called on the batch's thread; no method waits. */
public interface Answerer {
    /** Whether one more question may be asked now. */
    boolean takesQuestion();

    /**
     * Begins an answer.
     *
     * @throws IllegalStateException if no more can be taken now after all
     */
    ChatHandle ask(List<ChatMessage> conversation, ChatSettings settings, ChatListener listener);

    /** Whether questions are answered at all; what fails while they are not is no fault of the question. */
    boolean serves();
}
