package org.phonebank.tests.wholepath;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.desktop.keeping.Happening;
import org.phonebank.desktop.keeping.Serving;
import org.phonebank.desktop.lab.ChatListener;
import org.phonebank.desktop.lab.ChatResult;
import org.phonebank.desktop.lab.ChatSettings;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.lab.LabSession;
import org.phonebank.desktop.lab.LabSettings;
import org.phonebank.desktop.lab.ModelSource;
import org.phonebank.desktop.lab.PhoneSource;
import org.phonebank.desktop.lab.Resilience;
import org.phonebank.partitioner.tokenizer.ChatMessage;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.placement.Workbench;
import org.phonebank.pipeline.steward.Decision;
import org.phonebank.virtual.Fault;
import org.phonebank.virtual.FaultRequest;
import org.phonebank.virtual.VirtualLab;
import org.phonebank.virtual.VirtualLabSettings;
import org.phonebank.virtual.VirtualPhone;

/** A lab of virtual phones with the sample model, to which things happen. For one thread. */
final class StruckLab implements AutoCloseable {
    private static final int BITS = 32;
    private static final long ANSWER_SECONDS = 120;
    private static final Duration MENDED = Duration.ofSeconds(90);

    private final VirtualLab phones;
    private final List<LabEvent> story = new CopyOnWriteArrayList<>();
    private final LabSession session;
    private String struck = "";
    private int told;
    private volatile Serving serving = new Serving(List.of(), List.of());

    private StruckLab(Path folder, int count, Resilience resilience) throws Exception {
        phones = VirtualLab.start(VirtualLabSettings.of(folder.resolve("phones"), count));
        session = LabSession.start(
                new LabSettings(
                                new DataFolder(folder.resolve("data")),
                                new PhoneSource.Connected(
                                        phones.phones().stream()
                                                .map(VirtualPhone::address)
                                                .toList(),
                                        phones.phones().stream()
                                                .map(VirtualPhone::serial)
                                                .toList()),
                                new ModelSource.Sample(),
                                BITS)
                        .with(resilience),
                this::hear);
    }

    static StruckLab start(Path folder, int phones, Resilience resilience) throws Exception {
        StruckLab lab = new StruckLab(folder, phones, resilience);
        boolean ready = false;
        try {
            lab.session.awaitReady();
            ready = true;
            return lab;
        } finally {
            if (!ready) {
                lab.close();
            }
        }
    }

    /** As the lab told last. */
    Serving serving() {
        return serving;
    }

    List<VirtualPhone> phones() {
        return phones.phones();
    }

    VirtualPhone phone(String serial) {
        return phones.phone(serial).orElseThrow();
    }

    /** Waits until so many phones at least are at work on every part of the model. */
    void awaitHolders(int least) {
        await().atMost(MENDED)
                .until(
                        () -> serving,
                        now -> now.complete() && now.stages().stream().allMatch(stage -> working(stage) >= least));
    }

    /** Asks, and lets it happen meanwhile; gives the tokens. */
    List<Integer> ask(List<ChatMessage> messages, int tokens, Strike strike) throws Exception {
        List<Serving.Stage> stages = serving.stages();
        // The lab may have found out that fewer phones are faster.
        Serving.Stage stage = stages.get(Math.min(strike.stage(), stages.size() - 1));
        struck = stage.holders().get(0).serial();
        told = story.size();
        VirtualPhone phone = phone(struck);
        CompletableFuture<Void> happened = new CompletableFuture<>();
        Runnable happen = () -> inject(phone, FaultRequest.parse(strike.fault()), happened);
        AtomicInteger pieces = new AtomicInteger();
        if (strike.moment() == Strike.Moment.PROMPT) {
            var unused = CompletableFuture.runAsync(happen);
        }
        List<Integer> answer = ask(messages, tokens, () -> {
            if (pieces.incrementAndGet() != Strike.TOKENS_BEFORE) {
                return;
            }
            if (strike.moment() == Strike.Moment.COMPUTING) {
                var unused = CompletableFuture.runAsync(happen);
            } else if (strike.moment() == Strike.Moment.BETWEEN_TOKENS) {
                happen.run();
            }
        });
        happened.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        return answer;
    }

    /** Asks without letting anything happen. */
    List<Integer> ask(List<ChatMessage> messages, int tokens) throws Exception {
        return ask(messages, tokens, () -> {});
    }

    /** Whether the phone that was struck last has been taken out. */
    boolean hasNoticed() {
        return story.stream()
                .skip(told)
                .anyMatch(event ->
                        event instanceof LabEvent.ServingChanged changed && !isServing(changed.serving(), struck));
    }

    /** Asks, and runs something after every piece of the answer. */
    List<Integer> ask(List<ChatMessage> messages, int tokens, Runnable afterToken) throws Exception {
        return begin(messages, tokens, afterToken)
                .get(ANSWER_SECONDS, TimeUnit.SECONDS)
                .generation()
                .tokenIds();
    }

    /** Asks, and goes on meanwhile. */
    CompletableFuture<ChatResult> begin(List<ChatMessage> messages, int tokens) {
        return begin(messages, tokens, () -> {});
    }

    int freeAnswers() {
        return session.freeAnswers();
    }

    Workbench workbench() {
        return session.workbench().orElseThrow();
    }

    private CompletableFuture<ChatResult> begin(List<ChatMessage> messages, int tokens, Runnable afterToken) {
        CompletableFuture<ChatResult> answer = new CompletableFuture<>();
        session.chat(messages, ChatSettings.greedy(tokens), new ChatListener() {
            @Override
            public void token(String text) {
                afterToken.run();
            }

            @Override
            public void done(ChatResult result) {
                answer.complete(result);
            }

            @Override
            public void failed(Phrase message) {
                answer.completeExceptionally(new AssertionError(message + " " + story()));
            }
        });
        return answer;
    }

    /** Whether a phone that was lost is counted on again; it may stand by then, if the lab is as fast without it. */
    boolean hasTakenBack(String serial) {
        return story.stream()
                .anyMatch(event -> event instanceof LabEvent.Noticed noticed
                        && noticed.happening() instanceof Happening.Done done
                        && done.decision() instanceof Decision.TakeBack back
                        && back.serial().equals(serial));
    }

    /** Takes back whatever was done to the phones. */
    void mend() throws IOException {
        for (VirtualPhone phone : phones.phones()) {
            phone.inject(Fault.NONE);
        }
    }

    /** Who served, one line for each change. */
    String story() {
        return story.stream()
                .filter(event -> event instanceof LabEvent.ServingChanged || event instanceof LabEvent.Happened)
                .map(LabEvent::toString)
                .reduce("", (before, line) -> before + "\n" + line);
    }

    @Override
    public void close() {
        session.close();
        phones.close();
    }

    private static long working(Serving.Stage stage) {
        return stage.holders().stream().filter(holder -> !holder.resting()).count();
    }

    private static boolean isServing(Serving serving, String serial) {
        return serving.stages().stream()
                .flatMap(stage -> stage.holders().stream())
                .anyMatch(holder -> holder.serial().equals(serial));
    }

    private void hear(LabEvent event) {
        story.add(event);
        if (event instanceof LabEvent.ServingChanged changed) {
            serving = changed.serving();
        }
    }

    private static void inject(VirtualPhone phone, FaultRequest fault, CompletableFuture<Void> happened) {
        try {
            phone.inject(fault);
            happened.complete(null);
        } catch (IOException e) {
            happened.completeExceptionally(e);
        }
    }
}
