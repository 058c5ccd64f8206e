package org.phonebank.pipeline.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.phonebank.pipeline.serving.ServingWorld.LAYERS;
import static org.phonebank.pipeline.serving.ServingWorld.prompt;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phonebank.partitioner.manifest.LayerRange;

/** Chats that go back, boundaries that move and journals that overflow, while phones fail. */
class ChangingSequencesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Redundancy.class)
    void boundariesMoveAtAnyMoment(Redundancy redundancy) throws Exception {
        for (long moment = 1; moment < 80; moment++) {
            long at = moment;
            try (ServingWorld world = new ServingWorld(folder, moment)) {
                world.serve(3, 1, redundancy);
                world.interference = now -> {
                    if (now == at) {
                        moveFirstBoundary(world, redundancy);
                    }
                };

                assertThat(world.greedy(7, prompt(27), 5))
                        .describedAs("moved at %d", at)
                        .isEqualTo(world.model.greedy(prompt(27), 5));
                assertThat(world.pipeline.forget(7)).isNotNull();
                world.settle();
                assertThat(world.pipeline.counters().journalMemoryBytes()).isZero();
            }
        }
    }

    @Test
    void movingABoundaryRecomputesOnlyFromWhereInputsAreLacking() throws Exception {
        try (ServingWorld world = new ServingWorld(folder, 1)) {
            world.serve(3, 1, Redundancy.JOURNALED);
            world.feed(7, prompt(27), 0, 24);
            int third = world.phone("2a").received.size();

            moveFirstBoundary(world, Redundancy.JOURNALED);
            world.feed(7, prompt(27), 24, 27);

            assertThat(world.phone("2a").received).hasSize(third + 1);
            assertThat(world.phone("0m").received).hasSize(4);
            assertThat(world.phone("1m").received).hasSize(4);
            assertThat(world.pipeline.counters().replayedPositions()).isEqualTo(48);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 300, 2000})
    void chatsGoBackWhilePhonesComeAndGo(long journalBytes) throws Exception {
        for (int seed = 0; seed < 60; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            ServingOptions options = ServingWorld.options(folder).withJournal(journalBytes, seed % 2 * 100_000L);
            ReplicaChooser anyone = (layers, tokens, candidates) -> random.nextInt(candidates.size());
            try (ServingWorld world = new ServingWorld(options, anyone, seed)) {
                world.serve(1 + seed % 3, 3, seed % 4 == 3 ? Redundancy.MIRRORED : Redundancy.JOURNALED);
                world.interference = moment -> disturb(world, random);

                for (int turn = 0; turn < 5; turn++) {
                    chat(world, random, seed, turn);
                }
            }
        }
        assertThat(leftFiles()).isEmpty();
    }

    @Test
    void inputsBeyondTheMemorysLimitComeFromTheFile() throws Exception {
        ServingOptions options = ServingWorld.options(folder).withJournal(64, 1 << 20);
        try (ServingWorld world = new ServingWorld(options, ReplicaChooser.PREDICTED_FINISH, 1)) {
            world.serve(2, 2, Redundancy.JOURNALED);
            world.greedy(7, prompt(100), 20);
            world.settle();
            PipelineCounters counters = world.pipeline.counters();
            assertThat(counters.journalMemoryBytes()).isBetween(1L, 64L);
            assertThat(counters.journalMemoryBytes() + counters.journalDiskBytes())
                    .isEqualTo(119 * 4 * Float.BYTES);
            assertThat(counters.journalFiles()).isEqualTo(1);
            int before = world.phone("0a").received.size();
            world.phone("1a").kill();

            List<Integer> all = world.model.greedy(prompt(100), 25);
            int[] known = IntStream.concat(
                            IntStream.of(prompt(100)),
                            all.subList(0, 20).stream().mapToInt(Integer::intValue))
                    .toArray();
            assertThat(world.greedy(7, 119, known, 5)).isEqualTo(all.subList(20, 25));
            assertThat(world.phone("0a").received).hasSize(before + 5);
            assertThat(world.pipeline.forget(7)).isNotNull();
            world.settle();
            assertThat(world.pipeline.counters().journalDiskBytes()).isZero();
        }
        assertThat(leftFiles()).isEmpty();
    }

    @Test
    void inputsThatAreKeptNowhereAreComputedAgainByTheStagesBefore() throws Exception {
        ServingOptions options = ServingWorld.options(folder).withJournal(0, 0);
        try (ServingWorld world = new ServingWorld(options, ReplicaChooser.PREDICTED_FINISH, 1)) {
            world.serve(3, 2, Redundancy.JOURNALED);
            List<Integer> begin = world.greedy(7, prompt(20), 3);
            assertThat(world.pipeline.counters().journalMemoryBytes()).isZero();
            // It dies when it is asked again, so the frame it did not answer is one of those that are lost.
            world.phone("2a").kill();
            int[] known = IntStream.concat(
                            IntStream.of(prompt(20)), begin.stream().mapToInt(Integer::intValue))
                    .toArray();

            assertThat(world.greedy(7, 22, known, 3))
                    .isEqualTo(world.model.greedy(prompt(20), 6).subList(3, 6));
            assertThat(world.pipeline.counters().replayedPositions()).isEqualTo(3 * 23);
        }
    }

    @Test
    void thousandsOfFailoversLeaveNothingBehind() throws Exception {
        try (ServingWorld world = new ServingWorld(folder, 1)) {
            world.serve(3, 2, Redundancy.JOURNALED);
            SplittableRandom random = new SplittableRandom(5);
            int[] tokens = prompt(20);
            world.feed(7, tokens, 0, 19);
            int first = world.model.greedy(tokens, 1).get(0);
            for (int i = 0; i < 3000; i++) {
                int stage = random.nextInt(3);
                String serial = world.pipeline
                        .layout()
                        .stages()
                        .get(stage)
                        .replicas()
                        .get(0)
                        .serial();
                world.phone(serial).kill();
                assertThat(ServingWorld.best(world.feed(7, tokens, 19, 20))).isEqualTo(first);
                world.phones.remove(world.phone(serial));
                LayerRange layers = ServingWorld.layers(stage, 3);
                world.pipeline.add(layers, world.phone(serial, layers).replica());
            }
            assertThat(world.pipeline.forget(7)).isNotNull();
            world.settle();

            PipelineCounters counters = world.pipeline.counters();
            assertThat(counters)
                    .isEqualTo(new PipelineCounters(3000, 3000, counters.replayedPositions(), 0, 0, 0, 0, 0, 0, 0, 0));
            assertThat(world.runtime.timers()).isLessThanOrEqualTo(2);
            assertThat(world.phones)
                    .extracting(phone -> phone.stage.sequencesHeld())
                    .containsOnly(0);
        }
    }

    private static void moveFirstBoundary(ServingWorld world, Redundancy redundancy) {
        Layout now = world.pipeline.layout();
        LayerRange shorter = new LayerRange(0, 1);
        LayerRange longer = new LayerRange(1, now.stages().get(1).layers().end());
        List<StageLayout> stages = new ArrayList<>(now.stages());
        stages.set(
                0,
                new StageLayout(
                        shorter, redundancy, List.of(world.phone("0m", shorter).replica())));
        stages.set(
                1,
                new StageLayout(
                        longer, redundancy, List.of(world.phone("1m", longer).replica())));
        assertThat(world.pipeline.serve(new Layout(now.version() + 1, stages))).isTrue();
    }

    /** Seldom enough that something gets done: a failure, a return, a suspension, another cut. */
    private static void disturb(ServingWorld world, SplittableRandom random) {
        if (random.nextInt(12) != 0) {
            return;
        }
        Layout layout = world.pipeline.layout();
        StageLayout stage = layout.stages().get(random.nextInt(layout.stages().size()));
        if (stage.replicas().size() < 2) {
            world.pipeline.add(
                    stage.layers(),
                    world.phone("r" + world.moments, stage.layers()).replica());
            return;
        }
        Replica replica = stage.replicas().get(random.nextInt(stage.replicas().size()));
        FakePhone phone = (FakePhone) replica.link();
        switch (random.nextInt(7)) {
            case 0 -> phone.kill();
            case 1 -> phone.hung = true;
            case 2 -> phone.distortion = answer -> FakePhone.withValue(answer, Float.NaN);
            case 3 -> phone.stage.evict();
            case 4 -> world.pipeline.remove(replica.serial(), "unplugged");
            case 5 -> {
                world.pipeline.suspend(replica.serial(), "hot");
                stage.replicas().stream()
                        .filter(other -> !other.serial().equals(replica.serial()))
                        .forEach(other -> world.pipeline.resume(other.serial()));
            }
            default -> cutAnew(world, 1 + random.nextInt(3));
        }
    }

    private static void cutAnew(ServingWorld world, int stages) {
        List<StageLayout> layouts = new ArrayList<>();
        for (int i = 0; i < stages; i++) {
            LayerRange layers = ServingWorld.layers(i, stages);
            List<Replica> replicas = new ArrayList<>();
            for (String name : List.of("x", "y")) {
                replicas.add(world.phone(name + world.moments + i, layers).replica());
            }
            layouts.add(new StageLayout(layers, Redundancy.JOURNALED, replicas));
        }
        assertThat(layouts.get(stages - 1).layers().end()).isEqualTo(LAYERS);
        world.pipeline.serve(new Layout(world.pipeline.layout().version() + 1, layouts));
    }

    private static void chat(ServingWorld world, SplittableRandom random, int seed, int turn) {
        // Every turn keeps some of the one before, often not a whole number of micro-batches.
        int kept = turn == 0 ? 0 : 1 + random.nextInt(20);
        int[] tokens = prompt(24 + random.nextInt(10));
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = i < kept ? kept(world, i) : random.nextInt(50);
        }
        assertThat(world.greedy(7, kept, tokens, 4))
                .describedAs("seed %d turn %d: %s", seed, turn, world.listener.heard)
                .isEqualTo(world.model.greedy(tokens, 4));
        world.said = tokens;
    }

    private static int kept(ServingWorld world, int index) {
        return world.said[index];
    }

    private List<Path> leftFiles() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
