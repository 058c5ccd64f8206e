package org.phonebank.pipeline.serving;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.DURATION;
import static org.phonebank.pipeline.serving.ServingWorld.LAYERS;
import static org.phonebank.pipeline.serving.ServingWorld.layers;
import static org.phonebank.pipeline.serving.ServingWorld.prompt;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.generation.RouteStep;
import org.phonebank.pipeline.generation.StageTime;
import org.phonebank.pipeline.link.StageException;
import org.phonebank.pipeline.link.StageException.Reason;
import org.phonebank.protocol.frame.Frame;
import org.phonebank.protocol.frame.FrameKind;

class ServingPipelineTest {
    private static final int CHAT = 7;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 6})
    void tokensAreThoseOfTheUncutModel(int stages) throws Exception {
        try (ServingWorld world = new ServingWorld(folder, 1)) {
            world.serve(stages, 1, Redundancy.JOURNALED);

            assertThat(world.greedy(CHAT, prompt(30), 8)).isEqualTo(world.model.greedy(prompt(30), 8));
            assertThat(world.pipeline.stages()).isEqualTo(stages);
        }
    }

    @Test
    void undisturbedEveryChunkIsSentOnceToOneReplicaOfEachStage() throws Exception {
        try (ServingWorld world = new ServingWorld(folder, 1)) {
            world.serve(2, 2, Redundancy.JOURNALED);

            world.greedy(CHAT, prompt(20), 3);

            for (String serial : List.of("0a", "1a")) {
                assertThat(world.phone(serial).received)
                        .extracting(Frame::position)
                        .containsExactly(0, 8, 16, 20, 21);
            }
            assertThat(world.phone("0b").received).isEmpty();
            assertThat(world.pipeline.counters().replayedPositions()).isZero();
            assertThat(world.listener.heard).isEmpty();
        }
    }

    @Test
    void timesOfAllStagesComeWithTheAnswer() throws Exception {
        try (ServingWorld world = new ServingWorld(folder, 1)) {
            world.serve(2, 1, Redundancy.JOURNALED);

            RouteStep.Answer answer = world.feed(CHAT, prompt(5), 0, 5);

            assertThat(answer.times())
                    .containsExactly(new StageTime("phone 0a", 10, 100, 890), new StageTime("phone 1a", 10, 100, 890));
        }
    }

    @Test
    void stepsBeforeTheFirstLayoutWait() throws Exception {
        try (ServingWorld world = new ServingWorld(folder, 1)) {
            RouteStep step = world.start(CHAT, prompt(5), 0, 5, 1);
            world.settle();
            assertThat(step.answer()).isNotDone();
            assertThat(step.waitingFor()).isEqualTo("this lab");

            world.serve(2, 1, Redundancy.JOURNALED);
            world.runUntilDone(step);

            assertThat(ServingWorld.best(ServingWorld.answer(step)))
                    .isEqualTo(world.model.greedy(prompt(5), 1).get(0));
        }
    }

    @Test
    void stepsWaitForAStageThatIsMissingAndGoOnWhenAPhoneComes() throws Exception {
        try (ServingWorld world = new ServingWorld(folder, 1)) {
            world.serve(3, 1, Redundancy.JOURNALED);
            List<Integer> begin = world.greedy(CHAT, prompt(20), 3);
            world.phone("1a").kill();
            int[] tokens = joined(prompt(20), begin);
            RouteStep step = world.start(CHAT, tokens, 22, 23, 1);
            world.settle();

            assertThat(step.answer()).isNotDone();
            assertThat(step.waitingFor()).isEqualTo("a phone for layers 3–4");
            assertThat(world.listener.heard).containsExactly("2..4 1a failed: LOST", "2..4 missing");

            FakePhone other = world.phone("new", layers(1, 3));
            assertThat(world.pipeline.add(layers(1, 3), other.replica())).isTrue();
            world.runUntilDone(step);
            world.settle();

            assertThat(ServingWorld.best(ServingWorld.answer(step)))
                    .isEqualTo(world.model.greedy(prompt(20), 4).get(3));
            assertThat(other.received).extracting(Frame::position).containsExactly(0, 8, 16, 20, 21, 22);
            assertThat(world.listener.heard.subList(2, 4))
                    .containsExactly("2..4 served", "2..4 new took over from 1a, 23 replayed");
        }
    }

    @Test
    void interruptionIsCountedFromTheFrameThatStayedWithoutAnAnswer() throws Exception {
        try (ServingWorld world = new ServingWorld(folder, 1)) {
            world.serve(2, 2, Redundancy.JOURNALED);
            int[] tokens = prompt(9);
            world.feed(CHAT, tokens, 0, 8);
            world.phone("1a").hung = true;
            RouteStep step = world.start(CHAT, tokens, 8, 9, 1);
            world.settle();
            long sent = world.runtime.now;

            world.runUntilDone(step);
            world.settle();

            assertThat(world.listener.heard)
                    .containsExactly("3..6 1a failed: TIMED_OUT", "3..6 1b took over from 1a, 9 replayed");
            assertThat(world.listener.interruptions).containsExactly(Duration.ofNanos(world.runtime.now - sent));
            assertThat(world.pipeline.counters().failovers()).isEqualTo(1);
            assertThat(world.pipeline.counters().replicaFailures()).isEqualTo(1);
        }
    }

    @Test
    void lateAnswersOfAPhoneThatWasGivenUpChangeNothing() throws Exception {
        try (ServingWorld world = new ServingWorld(folder, 1)) {
            world.serve(2, 2, Redundancy.JOURNALED);
            world.feed(CHAT, prompt(20), 0, 8);
            FakePhone hung = world.phone("0a");
            hung.hung = true;
            RouteStep step = world.start(CHAT, prompt(20), 8, 16, 0);
            world.runUntilDone(step);
            assertThat(hung.waiting()).isEqualTo(1);
            hung.distortion = answer -> FakePhone.withValue(answer, 3);
            hung.hung = false;

            RouteStep.Answer answer = world.feed(CHAT, prompt(20), 16, 20);
            world.settle();

            assertThat(hung.waiting()).isZero();
            assertThat(ServingWorld.best(answer))
                    .isEqualTo(world.model.greedy(prompt(20), 1).get(0));
            assertThat(world.pipeline.layout().stages().get(0).replicas())
                    .extracting(Replica::serial)
                    .containsExactly("0b");
            assertThat(world.listener.heard).hasSize(2);
        }
    }

    @Test
    void deadlinesFollowMeasuredTimes() throws Exception {
        try (ServingWorld world = new ServingWorld(folder, 1)) {
            world.serve(1, 1, Redundancy.JOURNALED);
            world.phone("0a").stepNanos = Duration.ofMillis(900).toNanos();
            world.greedy(CHAT, prompt(1), 40);
            Duration deadline = world.pipeline.replicas().get(0).stepTimes().deadline(1);
            assertThat(deadline).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(8));
            world.phone("0a").hung = true;
            RouteStep step = world.start(CHAT, prompt(1), 0, 1, 1);
            long sent = world.runtime.now;

            while (world.listener.heard.isEmpty()) {
                assertThat(world.happen() || world.runtime.nextTimer()).isTrue();
            }

            assertThat(Duration.ofNanos(world.runtime.now - sent)).isEqualTo(deadline);
            assertThat(step.answer()).isNotDone();
        }
    }

    @Test
    void mirroredStagesWaitForNobodyWhenOneDies() throws Exception {
        try (ServingWorld world = new ServingWorld(folder, 1)) {
            world.serve(2, 2, Redundancy.MIRRORED);
            List<Integer> begin = world.greedy(CHAT, prompt(20), 3);
            world.settle();
            world.phone("1a").kill();
            world.phone("0b").kill();

            List<Integer> end = world.greedy(CHAT, 22, joined(prompt(20), begin), 3);

            assertThat(end).isEqualTo(world.model.greedy(prompt(20), 6).subList(3, 6));
            assertThat(world.phone("1b").received)
                    .extracting(Frame::position)
                    .containsExactly(0, 8, 16, 20, 21, 22, 23, 24);
            assertThat(world.pipeline.counters().replayedPositions()).isZero();
        }
    }

    @Test
    void mirroredAnswersAreNotInterruptedByAPhoneThatHangs() throws Exception {
        try (ServingWorld world = new ServingWorld(folder, 1)) {
            world.serve(1, 2, Redundancy.MIRRORED);
            int[] begin = joined(prompt(20), world.greedy(CHAT, prompt(20), 1));
            world.settle();
            world.phone("0a").hung = true;
            int[] more = joined(begin, world.greedy(CHAT, 20, begin, 2));
            while (!world.listener.heard.contains("0..6 0a failed: TIMED_OUT")) {
                world.settle();
                world.runtime.nextTimer();
            }
            long asked = world.runtime.now;

            world.greedy(CHAT, 22, more, 1);
            long answered = world.runtime.now;
            world.settle();

            assertThat(world.listener.heard.get(1)).isEqualTo("0..6 0b took over from 0a, 0 replayed");
            assertThat(world.listener.interruptions)
                    .singleElement(as(DURATION))
                    .isLessThanOrEqualTo(Duration.ofNanos(answered - asked));
        }
    }

    @Test
    void mirrorsThatAnswerDifferentlyAreReported() throws Exception {
        try (ServingWorld world = new ServingWorld(folder, 1)) {
            world.serve(2, 2, Redundancy.MIRRORED);
            world.feed(CHAT, prompt(20), 0, 8);
            world.settle();
            FakePhone wrong = world.phone("0b");
            wrong.hung = true;
            wrong.distortion = answer -> FakePhone.withValue(answer, -0.9f);
            world.feed(CHAT, prompt(20), 8, 16);
            wrong.hung = false;
            world.settle();

            assertThat(world.listener.heard).containsExactly("0..3 0a and 0b differ");
        }
    }

    @Test
    void replicaAddedToAMirroredStageCatchesUpWithoutBeingAsked() throws Exception {
        try (ServingWorld world = new ServingWorld(folder, 1)) {
            world.serve(2, 1, Redundancy.MIRRORED);
            world.greedy(CHAT, prompt(20), 3);
            FakePhone mirror = world.phone("1b", layers(1, 2));

            world.pipeline.add(layers(1, 2), mirror.replica());
            world.settle();

            assertThat(mirror.received).extracting(Frame::position).containsExactly(0, 8, 16, 20, 21);
            assertThat(world.listener.heard).containsExactly("3..6 1b caught up");
        }
    }

    @Test
    void suspendedPhoneAnswersWhatItHasAndGetsNothingNew() throws Exception {
        try (ServingWorld world = new ServingWorld(folder, 1)) {
            world.serve(2, 2, Redundancy.JOURNALED);
            List<Integer> begin = world.greedy(CHAT, prompt(20), 3);
            world.pipeline.suspend("0a", "battery at 12 %");
            int received = world.phone("0a").received.size();

            List<Integer> rest = world.greedy(CHAT, 22, joined(prompt(20), begin), 3);

            assertThat(rest).isEqualTo(world.model.greedy(prompt(20), 6).subList(3, 6));
            assertThat(world.phone("0a").received).hasSize(received);
            assertThat(world.listener.heard).isEmpty();
            assertThat(world.pipeline.replicas().get(0).suspended()).isTrue();
            assertThat(world.pipeline.replicas().get(0).unansweredRequests()).isZero();
        }
    }

    @Test
    void stageWhoseOnlyPhoneIsSuspendedIsMissingUntilItResumes() throws Exception {
        try (ServingWorld world = new ServingWorld(folder, 1)) {
            world.serve(2, 1, Redundancy.JOURNALED);
            world.pipeline.suspend("1a", "too hot");
            RouteStep step = world.start(CHAT, prompt(5), 0, 5, 1);
            world.settle();
            assertThat(step.waitingFor()).isEqualTo("a phone for layers 4–6");

            world.pipeline.resume("1a");
            world.runUntilDone(step);
            world.settle();

            assertThat(world.listener.heard).containsExactly("3..6 missing", "3..6 served");
        }
    }

    @Test
    void removedPhoneIsReplacedAsIfItHadFailedButHasNot() throws Exception {
        try (ServingWorld world = new ServingWorld(folder, 1)) {
            world.serve(2, 2, Redundancy.JOURNALED);
            RouteStep step = world.start(CHAT, prompt(5), 0, 5, 1);

            assertThat(world.pipeline.remove("0a", "unplugged")).isTrue();
            world.runUntilDone(step);
            world.settle();

            assertThat(world.listener.heard).containsExactly("0..3 0b took over from 0a, 5 replayed");
            assertThat(world.pipeline.remove("0a", "again")).isFalse();
            assertThat(world.pipeline.counters().replicaFailures()).isZero();
        }
    }

    @Test
    void refusalOfEveryReplicaFailsTheStepAndIsolatesNobody() throws Exception {
        try (ServingWorld world = new ServingWorld(folder, 1)) {
            world.serve(2, 2, Redundancy.JOURNALED);
            for (String serial : List.of("1a", "1b")) {
                world.phone(serial).refusal = new StageException(serial, Reason.REFUSED, "no memory on " + serial);
            }
            RouteStep step = world.start(CHAT, prompt(5), 0, 5, 1);

            world.runUntilDone(step);

            assertThatThrownBy(() -> step.answer().join())
                    .isInstanceOf(CompletionException.class)
                    .hasRootCauseMessage("no memory on 1b");
            assertThat(world.pipeline.layout().stages().get(1).replicas()).hasSize(2);
            assertThat(world.listener.heard).isEmpty();
        }
    }

    @Test
    void inputThatMakesPhoneAfterPhoneComputeNonsenseFailsTheStepBeforeAllAreIsolated() throws Exception {
        try (ServingWorld world = new ServingWorld(folder, 1)) {
            world.serve(2, 4, Redundancy.JOURNALED);
            for (FakePhone phone : world.phones) {
                phone.distortion =
                        answer -> phone.serial.startsWith("1") ? FakePhone.withValue(answer, Float.NaN) : answer;
            }
            RouteStep step = world.start(CHAT, prompt(5), 0, 5, 1);

            world.runUntilDone(step);

            assertThatThrownBy(() -> step.answer().join()).cause().isInstanceOfSatisfying(StageException.class, e -> {
                assertThat(e.reason()).isEqualTo(Reason.BAD_ANSWER);
                assertThat(e.phone()).isEqualTo("phone 1c");
            });
            assertThat(world.pipeline.layout().stages().get(1).replicas())
                    .extracting(Replica::serial)
                    .containsExactly("1c", "1d");
        }
    }

    @Test
    void valuesFarBeyondAllSoFarAreABadAnswer() throws Exception {
        try (ServingWorld world = new ServingWorld(folder, 1)) {
            world.serve(2, 2, Redundancy.JOURNALED);
            world.feed(CHAT, prompt(20), 0, 8);
            world.phone("0a").distortion = answer -> FakePhone.withValue(answer, 1e20f);

            RouteStep.Answer answer = world.feed(CHAT, prompt(20), 8, 20);
            world.settle();

            assertThat(ServingWorld.best(answer))
                    .isEqualTo(world.model.greedy(prompt(20), 1).get(0));
            assertThat(world.listener.heard).contains("0..3 0a failed: BAD_ANSWER");
        }
    }

    @Test
    void positionsThatThePipelineDoesNotKnowAreAskedFor() throws Exception {
        try (ServingWorld world = new ServingWorld(folder, 1)) {
            world.serve(2, 1, Redundancy.JOURNALED);
            world.feed(CHAT, prompt(20), 0, 8);

            RouteStep step = world.start(CHAT, prompt(20), 9, 12, 1);

            assertThatThrownBy(() -> step.answer().join()).cause().isInstanceOfSatisfying(StageException.class, e -> {
                assertThat(e.reason()).isEqualTo(Reason.POSITION_SKIPPED);
                assertThat(e.expectedPosition()).hasValue(8);
            });
        }
    }

    @Test
    void phoneThatForgetsWhateverItIsSentIsIsolated() throws Exception {
        try (ServingWorld world = new ServingWorld(folder, 1)) {
            world.serve(2, 2, Redundancy.JOURNALED);
            FakePhone forgetful = world.phone("1a");
            forgetful.stage.before = request -> forgetful.stage.evict();

            assertThat(world.greedy(CHAT, prompt(20), 3)).isEqualTo(world.model.greedy(prompt(20), 3));
            assertThat(world.listener.heard).contains("3..6 1a failed: POSITION_SKIPPED");
        }
    }

    @ParameterizedTest
    @EnumSource(Redundancy.class)
    void moreSequencesThanPhonesHoldAllComeToAnEnd(Redundancy redundancy) throws Exception {
        try (ServingWorld world = new ServingWorld(folder, 1)) {
            world.serve(3, 1, redundancy);
            world.phones.forEach(phone -> phone.most = 1);
            List<RouteStep> steps = new ArrayList<>();
            for (int sequence = 0; sequence < 5; sequence++) {
                for (int position = 0; position < 24; position += 8) {
                    int end = position + 8;
                    steps.add(world.start(sequence, prompt(24), position, end, end == 24 ? 1 : 0));
                }
            }

            steps.forEach(world::runUntilDone);

            int first = world.model.greedy(prompt(24), 1).get(0);
            for (int last = 2; last < steps.size(); last += 3) {
                assertThat(ServingWorld.best(ServingWorld.answer(steps.get(last))))
                        .isEqualTo(first);
            }
            assertThat(world.pipeline.counters().replicaFailures()).isZero();
        }
    }

    @Test
    void abandonedStepIsSentNoFurther() throws Exception {
        try (ServingWorld world = new ServingWorld(folder, 1)) {
            world.serve(3, 1, Redundancy.JOURNALED);
            RouteStep step = world.start(CHAT, prompt(5), 0, 5, 1);

            step.abandon();
            world.settle();

            assertThat(world.phone("1a").received).isEmpty();
            assertThatThrownBy(() -> step.answer().get()).isInstanceOf(CancellationException.class);
            assertThat(world.pipeline.counters().openSteps()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Redundancy.class)
    void cancellingAndForgettingAtAnyMomentLeavesNothingAnywhere(Redundancy redundancy) throws Exception {
        for (int moments = 0; moments < 60; moments++) {
            try (ServingWorld world = new ServingWorld(folder, moments)) {
                world.serve(3, 2, redundancy);
                List<RouteStep> steps = new ArrayList<>();
                for (int position = 0; position < 32; position += 8) {
                    steps.add(world.start(CHAT, prompt(32), position, position + 8, 0));
                }
                for (int i = 0; i < moments; i++) {
                    world.happen();
                }

                steps.forEach(RouteStep::abandon);
                CompletableFuture<Void> forgotten = world.pipeline.forget(CHAT);
                world.settle();

                assertThat(forgotten).isCompleted();
                assertThat(world.phones)
                        .extracting(phone -> phone.stage.sequencesHeld())
                        .containsOnly(0);
                PipelineCounters counters = world.pipeline.counters();
                assertThat(List.of(counters.sequences(), counters.openSteps(), counters.unansweredRequests(), (int)
                                counters.journalMemoryBytes()))
                        .containsOnly(0);
            }
        }
    }

    @Test
    void forgettingASequenceEndsItsStepsAndNoOthers() throws Exception {
        try (ServingWorld world = new ServingWorld(folder, 1)) {
            world.serve(2, 1, Redundancy.JOURNALED);
            RouteStep dropped = world.start(1, prompt(5), 0, 5, 1);
            RouteStep other = world.start(2, prompt(5), 0, 5, 1);

            CompletableFuture<Void> forgotten = world.pipeline.forget(1);
            world.runUntilDone(other);
            world.settle();

            assertThat(forgotten).isCompleted();
            assertThat(dropped.answer()).isCompletedExceptionally();
            assertThat(world.phone("0a").received.get(2).kind()).isEqualTo(FrameKind.FORGET);
        }
    }

    @Test
    void forgettingDoesNotWaitForAPhoneThatIsGone() throws Exception {
        try (ServingWorld world = new ServingWorld(folder, 1)) {
            world.serve(2, 1, Redundancy.JOURNALED);
            world.feed(CHAT, prompt(5), 0, 5);
            world.phone("1a").hung = true;

            CompletableFuture<Void> forgotten = world.pipeline.forget(CHAT);
            world.settle();
            assertThat(forgotten).isNotDone();
            while (!forgotten.isDone()) {
                assertThat(world.runtime.nextTimer()).isTrue();
            }

            assertThat(world.pipeline.counters().replicaFailures()).isEqualTo(1);
        }
    }

    @Test
    void newerLayoutWinsOverOneThatWasMadeBeforeAPhoneFailed() throws Exception {
        try (ServingWorld world = new ServingWorld(folder, 1)) {
            world.serve(2, 2, Redundancy.JOURNALED);
            Layout made = world.pipeline.layout();
            world.pipeline.remove("0a", "unplugged");

            assertThat(world.pipeline.serve(new Layout(made.version() + 1, made.stages())))
                    .isFalse();
            assertThat(world.pipeline.layout().stages().get(0).replicas()).hasSize(1);
            assertThat(world.pipeline.serve(new Layout(made.version() + 2, made.stages())))
                    .isTrue();
            assertThat(world.pipeline.layout().stages()).isEqualTo(made.stages());
        }
    }

    @Test
    void layoutOfAnotherModelIsRefused() throws Exception {
        try (ServingWorld world = new ServingWorld(folder, 1)) {
            world.serve(2, 1, Redundancy.JOURNALED);
            Layout other = new Layout(
                    9, List.of(new StageLayout(new LayerRange(0, LAYERS + 1), Redundancy.JOURNALED, List.of())));

            assertThatThrownBy(() -> world.pipeline.serve(other))
                    .hasMessage("The model has 6 layers, but a layout of 7 was given.");
            assertThat(world.pipeline.add(
                            new LayerRange(0, 1), world.phone("0a").replica()))
                    .isFalse();
        }
    }

    @Test
    void closingFailsWhatIsUnderWayAndWhatComesAfter() throws Exception {
        ServingWorld world = new ServingWorld(folder, 1);
        world.serve(2, 1, Redundancy.JOURNALED);
        RouteStep before = world.start(CHAT, prompt(5), 0, 5, 1);

        world.close();
        RouteStep after = world.start(CHAT, prompt(5), 0, 5, 1);

        for (RouteStep step : List.of(before, after)) {
            assertThatThrownBy(() -> step.answer().join())
                    .cause()
                    .isInstanceOfSatisfying(
                            StageException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CLOSED));
        }
        assertThat(world.runtime.closed).isTrue();
    }

    private static int[] joined(int[] prompt, List<Integer> rest) {
        int[] all = java.util.Arrays.copyOf(prompt, prompt.length + rest.size());
        for (int i = 0; i < rest.size(); i++) {
            all[prompt.length + i] = rest.get(i);
        }
        return all;
    }
}
