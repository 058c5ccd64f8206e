package org.phonebank.desktop.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.phonebank.pipeline.generation.GenerationSettings;
import org.phonebank.pipeline.generation.Generator;
import org.phonebank.pipeline.generation.GeneratorOptions;
import org.phonebank.pipeline.generation.ModelLimits;
import org.phonebank.pipeline.generation.Route;
import org.phonebank.pipeline.generation.RouteStep;
import org.phonebank.pipeline.generation.StageTime;
import org.phonebank.protocol.frame.CandidateList;
import org.phonebank.protocol.frame.Frame;
import org.phonebank.protocol.frame.FrameKind;
import org.phonebank.protocol.frame.NumberFormat;

/** Sequences of a model that always says the token 7. */
class SequencePoolTest {
    private static final int[] QUESTION = {1, 2, 3, 4};
    private static final int[] NEXT_TURN = {1, 2, 3, 4, 7, 7, 5};
    private static final int[] OTHER = {1, 2, 9, 9};

    private final List<Long> forgotten = new ArrayList<>();
    private final Generator generator =
            new Generator(new SevenRoute(), new ModelLimits(64, 10), GeneratorOptions.DEFAULT, System::nanoTime);
    private final SequencePool pool = new SequencePool(generator, 3);

    @Test
    void nextTurnOfAChatGetsTheSequenceOfTheTurnBefore() throws Exception {
        long first = answer(QUESTION);

        assertThat(answer(NEXT_TURN)).isEqualTo(first);
        assertThat(forgotten).isEmpty();
    }

    @Test
    void whatOnlyBeginsAlikeBeginsAnew() throws Exception {
        assertThat(answer(OTHER)).isNotEqualTo(answer(QUESTION));
    }

    @Test
    void chatThatHadTurnsOutlastsQuestionsByThemselves() throws Exception {
        answer(QUESTION);
        long chat = answer(NEXT_TURN);
        for (int i = 0; i < 10; i++) {
            answer(new int[] {i, i, i});
        }

        assertThat(forgotten).hasSize(8).doesNotContain(chat);
        assertThat(answer(new int[] {1, 2, 3, 4, 7, 7, 5, 7, 7, 6})).isEqualTo(chat);
    }

    @Test
    void noMoreSequencesAreInUseOrAtRestThanPhonesHaveRoomFor() throws Exception {
        answer(QUESTION);
        answer(OTHER);
        pool.take(new int[] {8});
        pool.take(new int[] {9});
        assertThat(forgotten).hasSize(1);
        pool.take(new int[] {0});

        assertThat(pool.free()).isZero();
        assertThat(forgotten).hasSize(2);
        assertThatThrownBy(() -> pool.take(QUESTION)).isInstanceOf(IllegalStateException.class);
    }

    /** Gives the sequence that it was answered with. */
    private long answer(int[] prompt) throws Exception {
        SequencePool.Lease lease = pool.take(prompt);
        generator.generate(
                lease.sequence(), prompt, GenerationSettings.greedy(2, Set.of()), (id, statistics) -> {}, () -> false);
        pool.giveBack(lease);
        return lease.sequence().id();
    }

    private final class SevenRoute implements Route {
        @Override
        public int stages() {
            return 1;
        }

        @Override
        public RouteStep start(Frame tokens) {
            CandidateList seven = new CandidateList(new int[] {7}, new float[] {1}, 2);
            Frame answer = new Frame(
                    FrameKind.CANDIDATES,
                    NumberFormat.STRUCTURE,
                    tokens.request(),
                    tokens.sequence(),
                    tokens.position(),
                    tokens.count(),
                    0,
                    1,
                    List.of(),
                    seven.toPayload());
            return new Answered(CompletableFuture.completedFuture(
                    new RouteStep.Answer(answer, List.of(new StageTime("phone", 0, 0, 0)))));
        }

        @Override
        public CompletableFuture<Void> forget(long sequence) {
            forgotten.add(sequence);
            return CompletableFuture.completedFuture(null);
        }
    }

    private record Answered(CompletableFuture<RouteStep.Answer> answer) implements RouteStep {
        @Override
        public String waitingFor() {
            return "";
        }

        @Override
        public void abandon() {}
    }
}
