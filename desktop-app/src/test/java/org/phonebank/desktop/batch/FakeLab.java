package org.phonebank.desktop.batch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.phonebank.desktop.lab.ChatHandle;
import org.phonebank.desktop.lab.ChatListener;
import org.phonebank.desktop.lab.ChatResult;
import org.phonebank.desktop.lab.ChatSettings;
import org.phonebank.partitioner.tokenizer.ChatMessage;
import org.phonebank.pipeline.generation.GenerationResult;
import org.phonebank.pipeline.generation.GenerationStatistics;
import org.phonebank.pipeline.generation.StopReason;
import org.phonebank.pipeline.phrase.Phrase;

/** Answers by turning words around: at once, or when the test says so. Any thread. */
final class FakeLab implements Answerer {
    private final List<String> asked = new ArrayList<>();
    private final Map<ChatListener, String> open = new LinkedHashMap<>();
    private int capacity = 3;
    private boolean serving = true;
    private boolean holding;
    private int mostAtOnce;
    private UnaryOperator<String> failure = prompt -> "";

    synchronized FakeLab capacity(int questions) {
        capacity = questions;
        return this;
    }

    /** Answers stay open until {@link #answerAll}. */
    synchronized FakeLab holding(boolean hold) {
        holding = hold;
        return this;
    }

    synchronized FakeLab serving(boolean serves) {
        serving = serves;
        return this;
    }

    /** Questions fail with what this gives for their prompt, unless it is "". */
    synchronized FakeLab failing(UnaryOperator<String> words) {
        failure = words;
        return this;
    }

    synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    synchronized int mostAtOnce() {
        return mostAtOnce;
    }

    synchronized int open() {
        return open.size();
    }

    synchronized void answerAll() {
        Map<ChatListener, String> answered = new LinkedHashMap<>(open);
        open.clear();
        answered.forEach(this::answer);
    }

    @Override
    public synchronized boolean takesQuestion() {
        return serving && open.size() < capacity;
    }

    @Override
    public synchronized ChatHandle ask(List<ChatMessage> conversation, ChatSettings settings, ChatListener listener) {
        if (!takesQuestion()) {
            throw new IllegalStateException("full");
        }
        String prompt = conversation.get(conversation.size() - 1).content();
        asked.add(prompt);
        open.put(listener, prompt);
        mostAtOnce = Math.max(mostAtOnce, open.size());
        if (!holding) {
            answerAll();
        }
        return () -> cancel(listener);
    }

    @Override
    public synchronized boolean serves() {
        return serving;
    }

    private synchronized void cancel(ChatListener listener) {
        if (open.remove(listener) != null) {
            listener.done(result("", StopReason.CANCELLED));
        }
    }

    private void answer(ChatListener listener, String prompt) {
        String words = failure.apply(prompt);
        if (words.isEmpty()) {
            listener.done(result(new StringBuilder(prompt).reverse().toString(), StopReason.STOP_TOKEN));
        } else {
            listener.failed(Phrase.verbatim(words));
        }
    }

    private static ChatResult result(String text, StopReason reason) {
        return new ChatResult(
                text,
                List.of(1, 2, 3),
                new GenerationResult(
                        List.of(4, 5),
                        reason,
                        new GenerationStatistics(3, 0, 0, Duration.ofMillis(250), Duration.ofMillis(1500), List.of())));
    }
}
