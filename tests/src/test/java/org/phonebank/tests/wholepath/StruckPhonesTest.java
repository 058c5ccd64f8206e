package org.phonebank.tests.wholepath;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.lab.Resilience;
import org.phonebank.pipeline.serving.Redundancy;
import org.phonebank.tests.support.ReferenceCase;

/**
 * Faults of virtual phones on the whole path, while a lab of four answers: the tokens are those of the reference every
 * time. By default each fault strikes once; with {@code -Dphonebank.everyFault=true}, which takes many minutes, each stage
 * is struck by each of them at each moment.
 */
@Timeout(1800)
class StruckPhonesTest {
    private static final boolean EVERY_FAULT = Boolean.getBoolean("phonebank.everyFault");
    private static final Duration NOTICED = Duration.ofSeconds(20);
    private static final int PHONES = 4;
    /** A phone that was lost often has to stay for minutes before the lab counts on it again. */
    private static final int STRIKES_PER_LAB = 6;

    private static final int STAGES = 2;

    @TempDir
    Path folder;

    /** One phone to each stage, two stand by. */
    @Test
    void phonesThatStandByTakeOver() throws Exception {
        Resilience resilience = new Resilience(Redundancy.JOURNALED, 1, OptionalInt.of(STAGES));
        List<Strike> strikes = List.of(
                new Strike("kill", 0, Strike.Moment.PROMPT),
                new Strike("corrupt:nan", 1, Strike.Moment.COMPUTING),
                new Strike("hang", 0, Strike.Moment.COMPUTING),
                new Strike("unplug", 1, Strike.Moment.BETWEEN_TOKENS));
        answersGoOn(resilience, 1, EVERY_FAULT ? every() : strikes);
    }

    /** Two phones to each stage, which both compute. */
    @Test
    void mirrorsTakeOver() throws Exception {
        Resilience resilience = Resilience.mirrored().withStages(STAGES);
        List<Strike> strikes = List.of(
                new Strike("kill", 1, Strike.Moment.COMPUTING),
                new Strike("corrupt:shape", 0, Strike.Moment.PROMPT),
                new Strike("drop-link", 1, Strike.Moment.COMPUTING));
        answersGoOn(resilience, 2, EVERY_FAULT ? every() : strikes);
    }

    private void answersGoOn(Resilience resilience, int holders, List<Strike> strikes) throws Exception {
        for (int from = 0; from < strikes.size(); from += STRIKES_PER_LAB) {
            try (StruckLab lab = StruckLab.start(folder, PHONES, resilience)) {
                for (Strike strike : strikes.subList(from, Math.min(strikes.size(), from + STRIKES_PER_LAB))) {
                    lab.awaitHolders(holders);
                    answerGoesOn(lab, strike);
                    lab.mend();
                }
            }
        }
    }

    private static void answerGoesOn(StruckLab lab, Strike strike) throws Exception {
        ReferenceCase reference = ReferenceCase.all().get(1);
        int length = reference.greedyIds().size();
        List<Integer> tokens = lab.ask(reference.messages(), length, strike);
        assertThat(tokens).as("%s; %s", strike, lab.story()).isEqualTo(reference.greedyIds());
        // What begins only after the answer shows in the next one.
        long asked = System.nanoTime();
        while (!lab.hasNoticed() && System.nanoTime() - asked < NOTICED.toNanos()) {
            assertThat(lab.ask(reference.messages(), length)).isEqualTo(reference.greedyIds());
        }
        assertThat(lab.hasNoticed()).as("%s; %s", strike, lab.story()).isTrue();
    }

    private static List<Strike> every() {
        List<Strike> every = new ArrayList<>();
        Stream.of("kill", "hang", "hang:compute", "unplug", "drop-link", "corrupt:nan", "corrupt:shape", "reboot")
                .forEach(fault -> {
                    for (int stage = 0; stage < STAGES; stage++) {
                        for (Strike.Moment moment : Strike.Moment.values()) {
                            every.add(new Strike(fault, stage, moment));
                        }
                    }
                });
        return every;
    }
}
