package org.phonebank.desktop.window.base;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.phonebank.desktop.lab.ChatHandle;
import org.phonebank.desktop.lab.ChatListener;
import org.phonebank.desktop.lab.ChatSettings;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.lab.LabSettings;
import org.phonebank.partitioner.tokenizer.ChatMessage;
import org.phonebank.virtual.Fault;
import org.phonebank.virtual.FaultRequest;

/** What the window asks of a lab. No method waits; listeners are called on any thread. */
public interface Lab extends AutoCloseable {
    /** Whom all labs' events are told. Called once, before anything else. */
    void listen(Consumer<LabEvent> listener);

    /** Begins to prepare a lab; the one before is released first. */
    void begin(LabSettings settings);

    /** Releases the phones of the lab; another may begin. */
    void release();

    /** Stops preparing; what is done stays done. */
    void cancel();

    /** Goes on with what is left after a cancellation or a failure. */
    void retry();

    /**
     * Begins an answer to the conversation.
     *
     * @throws IllegalStateException unless the lab can take one more question now
     */
    ChatHandle chat(List<ChatMessage> conversation, ChatSettings settings, ChatListener listener);

    /** Makes something happen to a virtual phone; fails with a sentence for people. */
    CompletableFuture<FaultRequest> cause(String serial, FaultRequest fault);

    /** What was made to happen to a virtual phone and lasts. */
    CompletableFuture<Set<Fault>> lastingFaults(String serial);

    /** Releases phones, workers and files. The only method that may take its time. */
    @Override
    void close();
}
