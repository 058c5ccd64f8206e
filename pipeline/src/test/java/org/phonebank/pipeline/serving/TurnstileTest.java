package org.phonebank.pipeline.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class TurnstileTest {
    private final Turnstile turnstile = new Turnstile();
    private final List<String> done = new ArrayList<>();

    @Test
    void tasksOfTasksFollowThemAndOthersCodeComesLast() {
        turnstile.run(() -> {
            turnstile.afterwards(() -> done.add("outside"));
            turnstile.run(() -> {
                done.add("second");
                turnstile.run(() -> done.add("third"));
            });
            done.add("first");
        });

        assertThat(done).containsExactly("first", "second", "third", "outside");
    }

    @Test
    void whatIsDoneAfterwardsMayBringTasks() {
        turnstile.run(() -> turnstile.afterwards(() -> turnstile.run(() -> done.add("again"))));

        assertThat(done).containsExactly("again");
    }

    @Test
    void questionsInsideAreAnsweredAtOnce() {
        assertThat(turnstile.<String>ask(() -> "outer " + turnstile.<String>ask(() -> "inner")))
                .isEqualTo("outer inner");
    }

    @Test
    void aTaskThatFailsLetsTheNextOneThrough() {
        assertThatThrownBy(() -> turnstile.run(() -> {
                    turnstile.afterwards(() -> done.add("outside"));
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");

        turnstile.run(() -> done.add("next"));

        assertThat(done).containsExactly("outside", "next");
    }

    @Test
    void oneThreadAtATimeIsInside() throws Exception {
        int[] count = {0};
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                all.add(threads.submit(() -> {
                    start.await();
                    for (int j = 0; j < 10_000; j++) {
                        turnstile.run(() -> count[0]++);
                    }
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(turnstile.<Integer>ask(() -> count[0])).isEqualTo(40_000);
    }
}
