package org.phonebank.tests.wholepath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.lab.Resilience;
import org.phonebank.tests.support.ReferenceCase;
import org.phonebank.virtual.VirtualPhone;

/** Answers go on while phones come and go. */
@Timeout(120)
class LivingLabTest {
    private static final int PHONES = 4;
    private static final int MAX_TOKENS = 48;
    private static final int PIECES_BEFORE = 10;

    @TempDir
    private Path folder;

    @Test
    void answerGoesOnWhenAPhoneIsUnpluggedWhichIsTakenBackLater() throws Exception {
        ReferenceCase reference = ReferenceCase.all().get(1);
        try (StruckLab lab = StruckLab.start(folder, PHONES, Resilience.USUAL)) {
            VirtualPhone victim = lab.phones().get(2);

            assertThat(ask(lab, reference, victim::unplug)).isEqualTo(reference.greedyIds());
            victim.plug();
            await().atMost(Duration.ofSeconds(40)).until(() -> lab.hasTakenBack(victim.serial()));
            assertThat(ask(lab, reference, victim::killWorkers)).isEqualTo(reference.greedyIds());
        }
    }

    private static List<Integer> ask(StruckLab lab, ReferenceCase reference, Runnable trouble) throws Exception {
        AtomicInteger pieces = new AtomicInteger();
        return lab.ask(reference.messages(), MAX_TOKENS, () -> {
            if (pieces.incrementAndGet() == PIECES_BEFORE) {
                trouble.run();
            }
        });
    }
}
