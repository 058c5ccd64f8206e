package org.phonebank.desktop.window.base;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.lab.ChatHandle;
import org.phonebank.desktop.lab.ChatListener;
import org.phonebank.desktop.lab.ChatSettings;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.lab.LabException;
import org.phonebank.desktop.lab.LabSettings;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.lab.RefusedException;
import org.phonebank.partitioner.tokenizer.ChatMessage;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.placement.Arrangement;
import org.phonebank.pipeline.placement.Upkeep;
import org.phonebank.pipeline.placement.Workbench;
import org.phonebank.virtual.Fault;
import org.phonebank.virtual.FaultRequest;

/** A lab that notes what is asked of it; the test plays its part. */
public final class RecordingLab implements Lab {
    public final List<String> calls = new ArrayList<>();
    public final List<List<ChatMessage>> questions = new ArrayList<>();
    public final List<ChatSettings> settings = new ArrayList<>();
    public boolean refuses;
    public int freeAnswers = 1;
    public @Nullable Workbench workbench;
    public CompletableFuture<Void> applying = new CompletableFuture<>();
    public Set<Fault> lasting = Set.of();
    public CompletableFuture<FaultRequest> causing = new CompletableFuture<>();
    private @Nullable Consumer<LabEvent> events;
    private @Nullable ChatListener answer;
    private volatile Optional<LabEvent.ModelChosen> model = Optional.empty();
    private volatile boolean serves;

    @Override
    public void expect(Phrase why) {
        send(new LabEvent.StateChanged(LabState.RETURNING, why));
    }

    @Override
    public void begin(LabSettings settings) {
        calls.add("begin");
    }

    @Override
    public void release() {
        calls.add("release");
    }

    @Override
    public void listen(Consumer<LabEvent> listener) {
        events = listener;
    }

    @Override
    public void cancel() {
        calls.add("cancel");
    }

    @Override
    public void retry() {
        calls.add("retry");
    }

    @Override
    public ChatHandle chat(List<ChatMessage> conversation, ChatSettings chatSettings, ChatListener listener) {
        if (refuses) {
            throw new IllegalStateException("The lab is FAILED.");
        }
        questions.add(conversation);
        settings.add(chatSettings);
        answer = listener;
        return () -> calls.add("stop");
    }

    @Override
    public Optional<LabEvent.ModelChosen> serving() {
        return serves ? model : Optional.empty();
    }

    @Override
    public int freeAnswers() {
        return freeAnswers;
    }

    @Override
    public int freeForBatch() {
        return freeAnswers;
    }

    @Override
    public Optional<Workbench> workbench() {
        return Optional.ofNullable(workbench);
    }

    @Override
    public void place(Arrangement arrangement, Upkeep upkeep) {
        if (refuses) {
            throw new RefusedException(Phrase.verbatim("A is gone."));
        }
        calls.add("place " + upkeep + " " + arrangement.stages());
    }

    @Override
    public CompletableFuture<Void> apply(Arrangement arrangement, Upkeep upkeep) {
        if (refuses) {
            return CompletableFuture.failedFuture(new LabException(Phrase.verbatim("A is gone.")));
        }
        calls.add("apply " + upkeep + " " + arrangement.stages());
        applying = new CompletableFuture<>();
        return applying;
    }

    @Override
    public CompletableFuture<FaultRequest> cause(String serial, FaultRequest fault) {
        calls.add(serial + " " + fault);
        causing = new CompletableFuture<>();
        return causing;
    }

    @Override
    public CompletableFuture<Set<Fault>> lastingFaults(String serial) {
        return CompletableFuture.completedFuture(lasting);
    }

    @Override
    public void close() {
        calls.add("close");
    }

    public void send(LabEvent event) {
        if (event instanceof LabEvent.ModelChosen chosen) {
            model = Optional.of(chosen);
        } else if (event instanceof LabEvent.StateChanged changed) {
            serves = changed.state().serves();
        }
        Objects.requireNonNull(events).accept(event);
    }

    public ChatListener answer() {
        return Objects.requireNonNull(answer);
    }
}
