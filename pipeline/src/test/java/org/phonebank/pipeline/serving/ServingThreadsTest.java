package org.phonebank.pipeline.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.generation.FakeStage;
import org.phonebank.pipeline.generation.GenerationResult;
import org.phonebank.pipeline.generation.GenerationSettings;
import org.phonebank.pipeline.generation.Generator;
import org.phonebank.pipeline.generation.GeneratorOptions;
import org.phonebank.pipeline.generation.ModelLimits;
import org.phonebank.pipeline.generation.StopReason;
import org.phonebank.pipeline.generation.ToyModel;
import org.phonebank.pipeline.link.StageException;
import org.phonebank.pipeline.link.StageException.Reason;

/** Generators on threads of their own, phones on theirs, and failures from another one. */
class ServingThreadsTest {
    private static final int STAGES = 3;
    private static final int SEQUENCES = 4;
    private static final int TOKENS = 60;

    private static final ModelLimits LIMITS = new ModelLimits(256, 50);

    @TempDir
    Path folder;

    private final ToyModel model = new ToyModel(6, 50);
    private final AtomicInteger phones = new AtomicInteger();
    /** Tokens of all answers. */
    private final AtomicInteger heard = new AtomicInteger();

    private final List<ExecutorService> phoneThreads = new CopyOnWriteArrayList<>();
    private ExecutorService threads;
    private ServingPipeline pipeline;

    @BeforeEach
    void start() throws Exception {
        threads = Executors.newCachedThreadPool();
        ServingOptions options = ServingOptions.of(ToyModel.WIDTH, 50, folder).withJournal(500, 1 << 20);
        pipeline = new ServingPipeline(options, ReplicaChooser.PREDICTED_FINISH, ServingListener.NONE);
    }

    @AfterEach
    void end() throws Exception {
        pipeline.close();
        threads.shutdownNow();
        phoneThreads.forEach(ExecutorService::shutdownNow);
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Redundancy.class)
    void answersGoOnWhilePhonesDieAndComeBack(Redundancy redundancy) throws Exception {
        serve(redundancy);
        Generator generator = generator();
        AtomicBoolean running = new AtomicBoolean(true);
        Future<?> trouble = threads.submit(() -> disturb(running));
        List<Future<GenerationResult>> answers = new ArrayList<>();
        for (int i = 0; i < SEQUENCES; i++) {
            int[] prompt = prompt(20 + i);
            answers.add(threads.submit(() -> generator.generate(
                    prompt,
                    GenerationSettings.greedy(TOKENS, Set.of()),
                    (id, statistics) -> heard.incrementAndGet(),
                    () -> false)));
        }

        for (int i = 0; i < SEQUENCES; i++) {
            assertThat(answers.get(i).get().tokenIds()).isEqualTo(model.greedy(prompt(20 + i), TOKENS));
        }
        running.set(false);
        trouble.get();

        await().untilAsserted(() -> {
            PipelineCounters counters = pipeline.counters();
            assertThat(counters.sequences()).isZero();
            assertThat(counters.openSteps()).isZero();
            assertThat(counters.unansweredRequests()).isZero();
            assertThat(counters.journalMemoryBytes()).isZero();
            assertThat(counters.journalDiskBytes()).isZero();
            assertThat(counters.threads()).isLessThanOrEqualTo(3);
        });
    }

    @Test
    void answerThatWaitsForAPhoneCanBeCancelled() throws Exception {
        serve(Redundancy.JOURNALED);
        pipeline.remove(serial(1), "unplugged");
        pipeline.remove(serial(1), "unplugged");
        AtomicBoolean cancelled = new AtomicBoolean();
        Generator generator = generator();
        Future<GenerationResult> answer = threads.submit(() -> generator.generate(
                prompt(5), GenerationSettings.greedy(5, Set.of()), (id, statistics) -> {}, cancelled::get));
        await().until(() -> pipeline.counters().openSteps() > 0);

        cancelled.set(true);

        assertThat(answer.get().stopReason()).isEqualTo(StopReason.CANCELLED);
        await().untilAsserted(() -> assertThat(pipeline.counters().sequences()).isZero());
    }

    @Test
    void answerThatWaitsForAPhoneHasNoTimeout() throws Exception {
        serve(Redundancy.JOURNALED);
        pipeline.remove(serial(1), "unplugged");
        pipeline.remove(serial(1), "unplugged");
        Generator impatient =
                new Generator(pipeline, LIMITS, new GeneratorOptions(8, Duration.ofNanos(1)), System::nanoTime);
        AtomicInteger asked = new AtomicInteger();
        Future<GenerationResult> answer = threads.submit(() ->
                impatient.generate(prompt(5), GenerationSettings.greedy(5, Set.of()), (id, statistics) -> {}, () -> {
                    asked.incrementAndGet();
                    return false;
                }));
        await().until(() -> asked.get() > 2);

        pipeline.add(layers(1), replica(1));

        assertThat(answer.get().tokenIds()).isEqualTo(model.greedy(prompt(5), 5));
    }

    private void serve(Redundancy redundancy) {
        List<StageLayout> layouts = new ArrayList<>();
        for (int stage = 0; stage < STAGES; stage++) {
            layouts.add(new StageLayout(layers(stage), redundancy, List.of(replica(stage), replica(stage))));
        }
        pipeline.serve(new Layout(1, layouts));
    }

    private Generator generator() {
        return new Generator(pipeline, LIMITS, new GeneratorOptions(8, Duration.ofMinutes(1)), System::nanoTime);
    }

    /** Lets one phone after the other die and another one come, as fast as the lab can take it. */
    private void disturb(AtomicBoolean running) {
        SplittableRandom random = new SplittableRandom(1);
        while (running.get()) {
            int stage = random.nextInt(STAGES);
            List<Replica> replicas = pipeline.layout().stages().get(stage).replicas();
            if (!replicas.isEmpty()) {
                Replica replica = replicas.get(random.nextInt(replicas.size()));
                FakeStage fake = (FakeStage) replica.link();
                switch (random.nextInt(4)) {
                    case 0 -> fake.failure = new StageException(replica.phone(), Reason.LOST, "unplugged");
                    case 1 -> fake.failure = new StageException(replica.phone(), Reason.BAD_ANSWER, "NaN");
                    case 2 -> fake.evict();
                    default -> pipeline.remove(replica.serial(), "moved");
                }
            }
            int before = heard.get();
            pipeline.add(layers(stage), replica(stage));
            await().pollInterval(Duration.ofMillis(1)).until(() -> !running.get() || heard.get() > before);
        }
    }

    private Replica replica(int stage) {
        int number = phones.getAndIncrement();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        phoneThreads.add(thread);
        LayerRange layers = layers(stage);
        String serial = "phone " + number;
        FakeStage fake = new FakeStage(serial, model, layers.first(), layers.end(), thread);
        return new Replica(serial, serial, fake);
    }

    private String serial(int stage) {
        return pipeline.layout().stages().get(stage).replicas().get(0).serial();
    }

    private static LayerRange layers(int stage) {
        return new LayerRange(stage * 2, stage * 2 + 2);
    }

    private static int[] prompt(int length) {
        return IntStream.range(0, length).map(i -> (i * 7 + i * i) % 47).toArray();
    }
}
