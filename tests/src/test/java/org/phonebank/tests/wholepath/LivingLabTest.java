package org.phonebank.tests.wholepath;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.desktop.keeping.Happening;
import org.phonebank.desktop.lab.ChatListener;
import org.phonebank.desktop.lab.ChatResult;
import org.phonebank.desktop.lab.ChatSettings;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.lab.LabSession;
import org.phonebank.desktop.lab.LabSettings;
import org.phonebank.desktop.lab.ModelSource;
import org.phonebank.desktop.lab.PhoneSource;
import org.phonebank.partitioner.tokenizer.ChatMessage;
import org.phonebank.pipeline.steward.Decision;
import org.phonebank.tests.support.ReferenceCase;
import org.phonebank.virtual.VirtualLab;
import org.phonebank.virtual.VirtualLabSettings;
import org.phonebank.virtual.VirtualPhone;

/** Answers go on while phones come and go. */
@Timeout(120)
class LivingLabTest {
    private static final int MAX_TOKENS = 48;

    @TempDir
    private static Path folder;

    private final List<LabEvent> events = new CopyOnWriteArrayList<>();
    private VirtualLab phones;
    private LabSession session;

    @BeforeEach
    void start() throws Exception {
        phones = VirtualLab.start(VirtualLabSettings.of(folder.resolve("phones"), 4));
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
                        32),
                events::add);
        session.awaitReady();
    }

    @AfterEach
    void stop() {
        session.close();
        phones.close();
    }

    @Test
    void answerGoesOnWhenAPhoneIsUnpluggedWhichIsTakenBackLater() throws Exception {
        ReferenceCase reference = ReferenceCase.all().get(1);
        VirtualPhone victim = phones.phones().get(2);

        List<Integer> tokens = ask(reference.messages(), 10, victim::unplug);
        assertThat(tokens).isEqualTo(reference.greedyIds());
        victim.plug();
        Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> isTakenBack(victim));
        assertThat(ask(reference.messages(), 10, victim::killWorkers)).isEqualTo(reference.greedyIds());
    }

    /** It may stand by then, if the lab is as fast without it. */
    private boolean isTakenBack(VirtualPhone phone) {
        return events.stream()
                .anyMatch(event -> event instanceof LabEvent.Noticed noticed
                        && noticed.happening() instanceof Happening.Done done
                        && done.decision() instanceof Decision.TakeBack back
                        && back.serial().equals(phone.serial()));
    }

    private List<Integer> ask(List<ChatMessage> messages, int after, Runnable trouble) throws Exception {
        CompletableFuture<ChatResult> answer = new CompletableFuture<>();
        List<String> pieces = new ArrayList<>();
        session.chat(messages, ChatSettings.greedy(MAX_TOKENS), new ChatListener() {
            @Override
            public void token(String text) {
                pieces.add(text);
                if (pieces.size() == after) {
                    trouble.run();
                }
            }

            @Override
            public void done(ChatResult result) {
                answer.complete(result);
            }

            @Override
            public void failed(String message) {
                answer.completeExceptionally(new AssertionError(message));
            }
        });
        return answer.get(60, TimeUnit.SECONDS).generation().tokenIds();
    }
}
