package org.phonebank.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterruptionTest {
    private final Interruption interruption = new Interruption();
    private final List<String> done = new ArrayList<>();

    @Test
    void actionRunsWhenTheInterruptComesAndOnlyOnce() {
        interruption.onInterrupt(() -> done.add("stopped"));
        assertThat(interruption.getAsBoolean()).isFalse();

        interruption.interrupt();
        interruption.interrupt();

        assertThat(interruption.getAsBoolean()).isTrue();
        assertThat(done).isEqualTo(List.of("stopped"));
    }

    @Test
    void signalStopsThePieceOfWorkFirstAndThenTheProcess() {
        Interruption signalled = new Interruption(() -> done.add("ended"));
        try (Interruption.Piece piece = signalled.stoppingOnly(() -> done.add("piece"))) {
            signalled.signalled();
            signalled.signalled();
        }

        assertThat(signalled.getAsBoolean()).isFalse();
        assertThat(done).isEqualTo(List.of("piece", "ended"));
    }

    @Test
    void signalAfterAPieceOfWorkEndsTheProcess() {
        Interruption signalled = new Interruption(() -> done.add("ended"));
        signalled.stoppingOnly(() -> done.add("piece")).close();

        signalled.signalled();

        assertThat(done).isEqualTo(List.of("ended"));
    }

    @Test
    void lateActionRunsAtOnce() {
        interruption.interrupt();

        interruption.onInterrupt(() -> done.add("stopped"));

        assertThat(done).isEqualTo(List.of("stopped"));
    }
}
