package org.phonebank.pipeline.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchdogTest {
    private final FakeRuntime runtime = new FakeRuntime();
    private final List<Long> looks = new ArrayList<>();
    private long nextWait = Watchdog.NOBODY;
    private final Watchdog watchdog = new Watchdog(new Turnstile(), runtime, now -> {
        looks.add(now);
        return nextWait;
    });

    @Test
    void looksWhenTheEarliestAnswerIsDue() {
        watchdog.expect(500);
        watchdog.expect(300);
        watchdog.expect(400);

        runTimers();

        assertThat(looks).containsExactly(300L);
    }

    @Test
    void looksAgainForWhoeverIsDueNext() {
        watchdog.expect(300);
        nextWait = 200;
        assertThat(runtime.nextTimer()).isTrue();
        nextWait = Watchdog.NOBODY;

        runTimers();

        assertThat(looks).containsExactly(300L, 500L);
    }

    @Test
    void oneLookIsScheduledHoweverManyAnswersAreExpected() {
        for (int i = 0; i < 1000; i++) {
            watchdog.expect(300 + i);
        }

        assertThat(runtime.timers()).isEqualTo(1);
    }

    @Test
    void doesNothingAfterTheEnd() {
        watchdog.expect(300);
        watchdog.close();
        watchdog.expect(100);

        runTimers();

        assertThat(looks).isEmpty();
    }

    private void runTimers() {
        while (runtime.nextTimer()) {
            // Until there are no more.
        }
    }
}
