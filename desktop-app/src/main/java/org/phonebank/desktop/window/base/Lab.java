package org.phonebank.desktop.window.base;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.phonebank.desktop.lab.ChatHandle;
import org.phonebank.desktop.lab.ChatListener;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.partitioner.tokenizer.ChatMessage;
import org.phonebank.virtual.Fault;
import org.phonebank.virtual.FaultRequest;

/** What the window asks of a lab. No method waits; listeners are called on any thread. */
public interface Lab extends AutoCloseable {
    /** Begins to prepare the lab and to tell the listener of it. Called once. */
    void start(Consumer<LabEvent> listener);

    /** Stops preparing; what is done stays done. */
    void cancel();

    /** Goes on with what is left after a cancellation or a failure. */
    void retry();

    /** Begins an answer to the conversation; the lab must be ready. */
    ChatHandle chat(List<ChatMessage> conversation, ChatListener listener);

    /** Makes something happen to a virtual phone; fails with a sentence for people. */
    CompletableFuture<FaultRequest> cause(String serial, FaultRequest fault);

    /** What was made to happen to a virtual phone and lasts. */
    CompletableFuture<Set<Fault>> lastingFaults(String serial);

    /** Releases phones, workers and files. The only method that may take its time. */
    @Override
    void close();
}
