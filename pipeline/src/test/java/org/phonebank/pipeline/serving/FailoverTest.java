package org.phonebank.pipeline.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.phonebank.pipeline.serving.ServingWorld.layers;
import static org.phonebank.pipeline.serving.ServingWorld.prompt;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.phonebank.pipeline.link.StageException;
import org.phonebank.pipeline.link.StageException.Reason;
import org.phonebank.protocol.frame.FrameKind;

/** Every kind of failure, at every stage, before anything that happens while a prompt is read and continued. */
class FailoverTest {
    private static final int STAGES = 3;
    private static final int PROMPT = 27;
    private static final int TOKENS = 5;

    @TempDir
    Path folder;

    enum Trouble {
        KILLED,
        HUNG,
        NOT_A_NUMBER,
        INFINITE,
        OTHER_WIDTH,
        OTHER_POSITION,
        OTHER_KIND,
        COMPUTES_NO_NUMBERS,
        REFUSES,
        STREAM_ENDED,
        LINK_CLOSED,
        FORGETFUL;

        void befall(FakePhone phone) {
            switch (this) {
                case KILLED -> phone.kill();
                case HUNG -> phone.hung = true;
                case NOT_A_NUMBER -> phone.distortion = answer -> FakePhone.withValue(answer, Float.NaN);
                case INFINITE -> phone.distortion = answer -> FakePhone.withValue(answer, Float.NEGATIVE_INFINITY);
                case OTHER_WIDTH -> phone.distortion = answer -> FakePhone.withWidth(answer, answer.width() + 1);
                case OTHER_POSITION -> phone.distortion = answer -> FakePhone.at(answer, answer.position() + 1);
                case OTHER_KIND -> phone.distortion = answer -> FakePhone.ofKind(answer, FrameKind.TOKENS);
                case COMPUTES_NO_NUMBERS -> phone.refusal = failure(phone, Reason.BAD_ANSWER);
                case REFUSES -> phone.refusal = failure(phone, Reason.REFUSED);
                case STREAM_ENDED -> {
                    phone.ended = true;
                    phone.refusal = failure(phone, Reason.REFUSED);
                }
                case LINK_CLOSED -> phone.refusal = failure(phone, Reason.CLOSED);
                case FORGETFUL -> phone.stage.evict();
            }
        }

        private static StageException failure(FakePhone phone, Reason reason) {
            return new StageException(phone.serial, reason, phone.serial + " failed: " + reason);
        }
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void journaledReplicaGoesOnWithTheSameTokens(Trouble trouble) throws Exception {
        everywhere(trouble, Redundancy.JOURNALED);
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void mirroredReplicaGoesOnWithTheSameTokens(Trouble trouble) throws Exception {
        everywhere(trouble, Redundancy.MIRRORED);
    }

    private void everywhere(Trouble trouble, Redundancy redundancy) throws Exception {
        long all = moments(redundancy);
        for (int stage = 0; stage < STAGES; stage++) {
            for (long moment = 1; moment <= all; moment++) {
                befall(trouble, redundancy, stage + "a", moment);
            }
        }
    }

    private void befall(Trouble trouble, Redundancy redundancy, String serial, long moment) throws Exception {
        try (ServingWorld world = new ServingWorld(folder, moment)) {
            world.serve(STAGES, 2, redundancy);
            world.interference = now -> {
                if (now == moment) {
                    trouble.befall(world.phone(serial));
                }
            };

            List<Integer> tokens = world.greedy(7, prompt(PROMPT), TOKENS);

            assertThat(tokens)
                    .describedAs("%s %s at %d: %s", serial, trouble, moment, world.listener.heard)
                    .isEqualTo(world.model.greedy(prompt(PROMPT), TOKENS));
            nothingIsLeft(world);
        }
    }

    private long moments(Redundancy redundancy) throws Exception {
        try (ServingWorld world = new ServingWorld(folder, 0)) {
            world.serve(STAGES, 2, redundancy);
            assertThat(world.greedy(7, prompt(PROMPT), TOKENS)).isEqualTo(world.model.greedy(prompt(PROMPT), TOKENS));
            assertThat(world.pipeline.layout().stages())
                    .extracting(StageLayout::layers)
                    .containsExactly(layers(0, STAGES), layers(1, STAGES), layers(2, STAGES));
            return world.moments;
        }
    }

    private static void nothingIsLeft(ServingWorld world) {
        world.interference = moment -> {};
        assertThat(world.pipeline.forget(7)).isNotNull();
        world.settle();
        while (world.pipeline.counters().unansweredRequests() > 0) {
            assertThat(world.runtime.nextTimer()).isTrue();
            world.settle();
        }
        PipelineCounters counters = world.pipeline.counters();
        assertThat(counters.openSteps()).isZero();
        assertThat(counters.sequences()).isZero();
        assertThat(counters.journalMemoryBytes()).isZero();
        assertThat(counters.journalDiskBytes()).isZero();
    }
}
