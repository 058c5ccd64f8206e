package org.phonebank.tests.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.lab.ChatHandle;
import org.phonebank.desktop.lab.ChatListener;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.window.base.Lab;
import org.phonebank.partitioner.tokenizer.ChatMessage;

/** A lab that does what the test says, and notes what the window asks of it. */
final class ScriptedLab implements Lab {
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<List<ChatMessage>> questions = new CopyOnWriteArrayList<>();
    private @Nullable Consumer<LabEvent> listener;
    private @Nullable ChatListener answer;

    @Override
    public void start(Consumer<LabEvent> labListener) {
        calls.add("start");
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
    public ChatHandle chat(List<ChatMessage> conversation, ChatListener chatListener) {
        questions.add(conversation);
        answer = chatListener;
        return () -> calls.add("stop");
    }

    @Override
    public void close() {
        calls.add("close");
    }

    void send(List<LabEvent> events) {
        events.forEach(Objects.requireNonNull(listener));
    }

    ChatListener answer() {
        return Objects.requireNonNull(answer);
    }

    List<String> calls() {
        return new ArrayList<>(calls);
    }

    List<List<ChatMessage>> questions() {
        return new ArrayList<>(questions);
    }
}
