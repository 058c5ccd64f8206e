package org.phonebank.tests.window;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.lab.ChatHandle;
import org.phonebank.desktop.lab.ChatListener;
import org.phonebank.desktop.lab.ChatSettings;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.lab.LabSettings;
import org.phonebank.desktop.window.base.Lab;
import org.phonebank.partitioner.tokenizer.ChatMessage;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.placement.Arrangement;
import org.phonebank.pipeline.placement.Upkeep;
import org.phonebank.pipeline.placement.Workbench;
import org.phonebank.virtual.Fault;
import org.phonebank.virtual.FaultRequest;

/** A lab that does what the test says, and notes what the window asks of it. */
final class ScriptedLab implements Lab {
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<List<ChatMessage>> questions = new CopyOnWriteArrayList<>();
    private @Nullable Consumer<LabEvent> listener;
    private @Nullable ChatListener answer;
    private String refusal = "";
    private volatile LabEvent.@Nullable ModelChosen model;
    private volatile boolean serves;
    private @Nullable BiConsumer<String, ChatListener> script;
    private volatile int freeForBatch = 1;

    @Override
    public void expect(Phrase why) {
        calls.add("expect");
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
    public void listen(Consumer<LabEvent> labListener) {
        listener = labListener;
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
    public ChatHandle chat(List<ChatMessage> conversation, ChatSettings settings, ChatListener chatListener) {
        questions.add(conversation);
        answer = chatListener;
        if (script != null) {
            script.accept(conversation.get(conversation.size() - 1).content(), chatListener);
        }
        return () -> calls.add("stop");
    }

    @Override
    public Optional<LabEvent.ModelChosen> serving() {
        return serves ? Optional.ofNullable(model) : Optional.empty();
    }

    @Override
    public int freeAnswers() {
        return 1;
    }

    @Override
    public int freeForBatch() {
        return freeForBatch;
    }

    @Override
    public Optional<Workbench> workbench() {
        return Optional.empty();
    }

    @Override
    public void place(Arrangement arrangement, Upkeep upkeep) {
        calls.add("place " + upkeep + " " + arrangement.stages());
    }

    /** The phones never have done with it. */
    @Override
    public CompletableFuture<Void> apply(Arrangement arrangement, Upkeep upkeep) {
        calls.add("apply " + upkeep + " " + arrangement.stages());
        return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<FaultRequest> cause(String serial, FaultRequest fault) {
        calls.add(serial + " " + fault);
        return refusal.isEmpty() ? new CompletableFuture<>() : CompletableFuture.failedFuture(new IOException(refusal));
    }

    @Override
    public CompletableFuture<Set<Fault>> lastingFaults(String serial) {
        return CompletableFuture.completedFuture(EnumSet.of(Fault.SLOW_LINK, Fault.BUSY));
    }

    @Override
    public void close() {
        calls.add("close");
    }

    /** From now on no fault can be caused; until then the phones never have done with one. */
    void refuse(String sentence) {
        refusal = sentence;
    }

    /** So many more questions are taken from a batch each time it asks; 1 at first. */
    void takeFromBatch(int questions) {
        freeForBatch = questions;
    }

    /** From now on questions are answered at once, by what the test gives for each. */
    void answerBy(BiConsumer<String, ChatListener> answers) {
        script = answers;
    }

    void send(List<LabEvent> events) {
        events.forEach(this::note);
        events.forEach(Objects.requireNonNull(listener));
    }

    private void note(LabEvent event) {
        if (event instanceof LabEvent.ModelChosen chosen) {
            model = chosen;
        } else if (event instanceof LabEvent.StateChanged changed) {
            serves = changed.state().serves();
        }
    }

    ChatListener answer() {
        return Objects.requireNonNull(answer);
    }

    void forgetCalls() {
        calls.clear();
    }

    List<String> calls() {
        return new ArrayList<>(calls);
    }

    List<List<ChatMessage>> questions() {
        return new ArrayList<>(questions);
    }
}
