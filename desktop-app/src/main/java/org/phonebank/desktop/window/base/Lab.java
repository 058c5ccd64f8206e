package org.phonebank.desktop.window.base;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.phonebank.desktop.lab.ChatHandle;
import org.phonebank.desktop.lab.ChatListener;
import org.phonebank.desktop.lab.ChatSettings;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.lab.LabSettings;
import org.phonebank.partitioner.tokenizer.ChatMessage;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.placement.Arrangement;
import org.phonebank.pipeline.placement.Upkeep;
import org.phonebank.pipeline.placement.Workbench;
import org.phonebank.virtual.Fault;
import org.phonebank.virtual.FaultRequest;

/** What the window asks of a lab. No method waits; listeners are called on any thread. */
public interface Lab extends AutoCloseable {
    /** Whom all labs' events are told. Called once, before anything else. */
    void listen(Consumer<LabEvent> listener);

    /**
     * Has everybody know that a lab will begin by itself, as {@link org.phonebank.desktop.lab.LabState#RETURNING}; that
     * ends with {@link #begin} or {@link #cancel}.
     *
     * @param why it has not begun though it was waited for; none while that is still usual
     */
    void expect(Phrase why);

    /** Begins to prepare a lab; the one before is released first. */
    void begin(LabSettings settings);

    /** Releases the phones of the lab; another may begin. */
    void release();

    /** Stops preparing, or waiting for that; what is done stays done. */
    void cancel();

    /** Goes on with what is left after a cancellation or a failure. */
    void retry();

    /**
     * Begins an answer to the conversation.
     *
     * @throws org.phonebank.desktop.lab.RefusedException unless the lab can take one more question now
     */
    ChatHandle chat(List<ChatMessage> conversation, ChatSettings settings, ChatListener listener);

    /** Which model answers now; empty unless questions are answered, and as soon as the lab is being released. */
    Optional<LabEvent.ModelChosen> serving();

    /** How many more answers could be begun now; 0 unless the lab serves. */
    int freeAnswers();

    /** How many of these a batch may begin: one is left for a chat, unless the lab takes only one at a time. */
    int freeForBatch();

    /** The newest picture by which arrangements are judged; its changes come as {@link LabEvent.WorkbenchChanged}. */
    Optional<Workbench> workbench();

    /**
     * Goes on with a lab that waits for its layers to be placed.
     *
     * @param upkeep automatic if this is what the planner proposes
     * @throws org.phonebank.desktop.lab.RefusedException unless the lab waits for this, or if the workbench refuses the
     *     arrangement
     */
    void place(Arrangement arrangement, Upkeep upkeep);

    /**
     * Begins to move the layers of a lab that serves; its progress comes as {@link LabEvent.Rearranging}. Answers go on
     * meanwhile, with the same tokens. If it fails or is cancelled, the arrangement before goes on serving. Only one is
     * moved to at a time: a new one takes the place of one that is under way. What cannot even begin is refused by a result
     * that has failed when it is returned; nothing is told of it as an event.
     *
     * @param upkeep automatic if this is what the planner proposes
     * @return ends when the lab serves by it; fails with a sentence for people; may be cancelled
     */
    CompletableFuture<Void> apply(Arrangement arrangement, Upkeep upkeep);

    /** Makes something happen to a virtual phone; fails with a sentence for people. */
    CompletableFuture<FaultRequest> cause(String serial, FaultRequest fault);

    /** What was made to happen to a virtual phone and lasts. */
    CompletableFuture<Set<Fault>> lastingFaults(String serial);

    /** Releases phones, workers and files. The only method that may take its time. */
    @Override
    void close();
}
