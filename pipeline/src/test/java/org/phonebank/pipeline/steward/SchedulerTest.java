package org.phonebank.pipeline.steward;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.link.StageLink;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.serving.Replica;
import org.phonebank.pipeline.serving.ReplicaCandidate;
import org.phonebank.pipeline.steward.Verdict.Cause;
import org.phonebank.pipeline.steward.Verdict.Use;
import org.phonebank.protocol.frame.Frame;

class SchedulerTest {
    private final Map<String, Verdict> verdicts = new HashMap<>();
    private final Scheduler scheduler = new Scheduler(serial -> verdicts.getOrDefault(serial, Steward.WELCOME));

    @Test
    void theEarliestPredictedFinishWins() {
        assertThat(choose(candidate("A", true, 0, 30, 10), candidate("B", false, 15, 0, 20)))
                .isEqualTo("B");
        assertThat(choose(candidate("A", true, 0, 0, 30), candidate("B", false, 15, 0, 20)))
                .isEqualTo("A");
    }

    @Test
    void amongEqualsThePhoneThatHasTheSequenceGoesOn() {
        assertThat(choose(candidate("A", false, 0, 0, 10), candidate("B", true, 0, 0, 10)))
                .isEqualTo("B");
    }

    @Test
    void aPhoneThatIsWorseOffCountsAsSlower() {
        verdict("A", Use.WORK, 2);
        assertThat(choose(candidate("A", true, 0, 0, 10), candidate("B", false, 0, 0, 15)))
                .isEqualTo("B");
        assertThat(choose(candidate("A", true, 0, 0, 10), candidate("B", false, 0, 0, 25)))
                .isEqualTo("A");
    }

    @Test
    void aPhoneThatShallRestIsChosenOnlyIfAllShall() {
        verdict("A", Use.DRAIN, 1);
        assertThat(choose(candidate("A", true, 0, 0, 10), candidate("B", false, 900, 90, 500)))
                .isEqualTo("B");
        verdict("B", Use.STOP, 1);
        assertThat(choose(candidate("B", false, 0, 0, 5), candidate("A", true, 0, 0, 10)))
                .isEqualTo("A");
    }

    @Test
    void aPhoneOfWhichNothingWasMeasuredIsNotTakenForTheFastest() {
        assertThat(choose(candidate("A", false, 5, 0, 0), candidate("B", true, 0, 0, 20)))
                .isEqualTo("B");
    }

    private String choose(ReplicaCandidate... candidates) {
        int chosen = scheduler.choose(new LayerRange(0, 4), 1, List.of(candidates));
        return candidates[chosen].replica().serial();
    }

    private void verdict(String serial, Use use, double weight) {
        verdicts.put(serial, new Verdict(use, Cause.NONE, weight, Phrase.verbatim(serial)));
    }

    private static ReplicaCandidate candidate(String serial, boolean current, int catchUp, int queued, int step) {
        return new ReplicaCandidate(
                new Replica(serial, serial, new UnusedLink(serial)),
                current,
                0,
                catchUp,
                Duration.ofMillis(catchUp),
                Duration.ofMillis(queued),
                Duration.ofMillis(step));
    }

    private record UnusedLink(String name) implements StageLink {
        @Override
        public CompletableFuture<Frame> send(Frame request) {
            throw new UnsupportedOperationException("A scheduler sends nothing.");
        }

        @Override
        public void close() {}
    }
}
