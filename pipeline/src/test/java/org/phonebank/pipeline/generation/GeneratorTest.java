package org.phonebank.pipeline.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phonebank.pipeline.link.StageException;
import org.phonebank.pipeline.link.StageException.Reason;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.protocol.frame.CandidateList;
import org.phonebank.protocol.frame.Frame;
import org.phonebank.protocol.frame.FrameKind;

class GeneratorTest {
    private static final int CONTEXT = 256;
    private static final TokenListener DEAF = (id, statistics) -> {};

    private final ToyModel model = new ToyModel(6, 50);
    private final List<ExecutorService> executors = new ArrayList<>();

    @AfterEach
    void stopExecutors() {
        executors.forEach(ExecutorService::shutdownNow);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 64", "3, 15", "3, 65", "6, 63", "6, 130"})
    void greedyTokensAreThoseOfTheUncutModel(int stages, int promptTokens) throws Exception {
        int[] prompt = prompt(promptTokens);

        GenerationResult result = generate(onThreads(stages), prompt, greedy(20));

        assertThat(result.tokenIds()).isEqualTo(model.greedy(prompt, 20));
        assertThat(result.stopReason()).isEqualTo(StopReason.MAX_TOKENS);
    }

    @Test
    void promptTravelsInMicroBatchesAndOnlyTheLastAsksForCandidates() throws Exception {
        List<FakeStage> stages = direct(3);

        generate(stages, prompt(150), greedy(1));

        for (FakeStage stage : stages) {
            List<Frame> prefill = stage.requests.subList(0, 3);
            assertThat(prefill).extracting(Frame::position).containsExactly(0, 64, 128);
            assertThat(prefill).extracting(Frame::count).containsExactly(64, 64, 22);
            assertThat(prefill).extracting(Frame::candidates).containsExactly(0, 0, 1);
        }
    }

    @Test
    void everyStageHasAMicroBatchWhileThePromptIsRead() throws Exception {
        List<FakeStage> stages = onThreads(3);
        CountDownLatch firstStageHasTheThird = new CountDownLatch(1);
        stages.get(0).before = request -> {
            if (request.position() == 128) {
                firstStageHasTheThird.countDown();
            }
        };
        stages.get(2).before = request -> await(firstStageHasTheThird);

        GenerationResult result = generate(stages, prompt(200), greedy(4));

        assertThat(result.tokenIds()).isEqualTo(model.greedy(prompt(200), 4));
    }

    @Test
    void noMoreMicroBatchesAreUnderWayThanStagesAndOne() throws Exception {
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<FakeStage> stages = onThreads(2);
        Route counting = new Route() {
            private final Route hub = new HubRoute(List.copyOf(stages));

            @Override
            public int stages() {
                return hub.stages();
            }

            @Override
            public RouteStep start(Frame tokens) {
                most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                RouteStep step = hub.start(tokens);
                CompletableFuture<RouteStep.Answer> counted =
                        step.answer().whenComplete((answer, error) -> underWay.decrementAndGet());
                return new RouteStep() {
                    /** Is waited for, so that whoever goes on has been counted. */
                    @Override
                    public CompletableFuture<Answer> answer() {
                        return counted;
                    }

                    @Override
                    public String waitingFor() {
                        return step.waitingFor();
                    }

                    @Override
                    public void abandon() {
                        step.abandon();
                    }
                };
            }

            @Override
            public CompletableFuture<Void> forget(long sequence) {
                return hub.forget(sequence);
            }
        };

        new Generator(
                        counting,
                        new ModelLimits(CONTEXT, 50),
                        new GeneratorOptions(8, Duration.ofMinutes(1)),
                        System::nanoTime)
                .generate(prompt(200), greedy(2), DEAF, GeneratorTest::goOn);

        assertThat(most).hasValueLessThanOrEqualTo(3);
    }

    @Test
    void stopTokenEndsTheAnswerAndIsNoPartOfIt() throws Exception {
        List<Integer> undisturbed = model.greedy(prompt(9), 10);
        int stop = undisturbed.get(5);
        List<Integer> heard = new ArrayList<>();

        GenerationResult result = generator(direct(3))
                .generate(
                        prompt(9),
                        GenerationSettings.greedy(10, Set.of(stop)),
                        (id, statistics) -> heard.add(id),
                        GeneratorTest::goOn);

        assertThat(result.tokenIds()).isEqualTo(undisturbed.subList(0, undisturbed.indexOf(stop)));
        assertThat(heard).isEqualTo(result.tokenIds());
        assertThat(result.stopReason()).isEqualTo(StopReason.STOP_TOKEN);
    }

    @Test
    void promptAndAnswerTogetherFillTheContextAndNoMore() throws Exception {
        GenerationResult result = generate(direct(2), prompt(CONTEXT - 3), greedy(100));

        assertThat(result.tokenIds()).hasSize(3);
        assertThat(result.stopReason()).isEqualTo(StopReason.CONTEXT_FULL);
    }

    @Test
    void stagesForgetAPromptThatStandsByItself() throws Exception {
        List<FakeStage> stages = direct(3);

        generate(stages, prompt(9), greedy(3));

        assertThat(stages).extracting(FakeStage::sequencesHeld).containsOnly(0);
    }

    @Test
    void nextTurnSendsOnlyWhatFollowsTheCommonBegin() throws Exception {
        List<FakeStage> stages = direct(3);
        Generator generator = generator(stages);
        Sequence sequence = generator.openSequence();
        int[] first = prompt(70);
        List<Integer> answer = generator
                .generate(sequence, first, greedy(6), DEAF, GeneratorTest::goOn)
                .tokenIds();
        int[] second = join(join(first, answer), List.of(7, 8, 9));
        stages.forEach(stage -> stage.requests.clear());

        GenerationResult result = generator.generate(sequence, second, greedy(6), DEAF, GeneratorTest::goOn);

        // The last token of the answer was chosen but never sent.
        assertThat(stages.get(0).requests.get(0).position()).isEqualTo(75);
        assertThat(result.statistics().reusedTokens()).isEqualTo(75);
        assertThat(result.tokenIds()).isEqualTo(model.greedy(second, 6));
    }

    @Test
    void samePromptAgainSendsItsLastTokenOnly() throws Exception {
        List<FakeStage> stages = direct(2);
        Generator generator = generator(stages);
        Sequence sequence = generator.openSequence();
        generator.generate(sequence, prompt(30), greedy(6), DEAF, GeneratorTest::goOn);

        GenerationResult result = generator.generate(sequence, prompt(30), greedy(6), DEAF, GeneratorTest::goOn);

        assertThat(result.statistics().reusedTokens()).isEqualTo(29);
        assertThat(result.tokenIds()).isEqualTo(model.greedy(prompt(30), 6));
    }

    @Test
    void turnThatDiffersEarlyRewindsTheStages() throws Exception {
        Generator generator = generator(direct(3));
        Sequence sequence = generator.openSequence();
        generator.generate(sequence, prompt(30), greedy(6), DEAF, GeneratorTest::goOn);
        int[] edited = prompt(30);
        edited[12]++;

        GenerationResult result = generator.generate(sequence, edited, greedy(6), DEAF, GeneratorTest::goOn);

        assertThat(result.statistics().reusedTokens()).isEqualTo(12);
        assertThat(result.tokenIds()).isEqualTo(model.greedy(edited, 6));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void answerGoesOnWhenAStageLostTheSequence(int stage) throws Exception {
        for (int position : List.of(64, 128, 150, 155)) {
            List<FakeStage> stages = onThreads(3);
            AtomicBoolean evicted = new AtomicBoolean();
            stages.get(stage).before = request -> {
                if (request.position() == position && evicted.compareAndSet(false, true)) {
                    stages.get(stage).evict();
                }
            };

            GenerationResult result = generate(stages, prompt(150), greedy(12));

            assertThat(result.tokenIds()).isEqualTo(model.greedy(prompt(150), 12));
            assertThat(result.statistics().replays()).isEqualTo(1);
        }
    }

    @Test
    void answerGoesOnWhenEveryStageLostTheSequence() throws Exception {
        List<FakeStage> stages = direct(3);
        Generator generator = generator(stages);
        Sequence sequence = generator.openSequence();
        generator.generate(sequence, prompt(70), greedy(6), DEAF, GeneratorTest::goOn);
        stages.forEach(FakeStage::evict);

        GenerationResult result = generator.generate(sequence, prompt(70), greedy(6), DEAF, GeneratorTest::goOn);

        assertThat(result.tokenIds()).isEqualTo(model.greedy(prompt(70), 6));
    }

    @Test
    void stageThatAlwaysForgetsIsAFailureInTheEnd() {
        List<FakeStage> stages = direct(2);
        stages.get(1).before = request -> stages.get(1).evict();

        StageException thrown =
                catchThrowableOfType(StageException.class, () -> generate(stages, prompt(70), greedy(6)));

        assertThat(thrown.reason()).isEqualTo(Reason.POSITION_SKIPPED);
        assertThat(thrown.phone()).isEqualTo("phone 1");
    }

    @ParameterizedTest
    @ValueSource(ints = {-2, 70, 1000})
    void expectedPositionThatCannotBeIsAFailure(int expected) {
        List<FakeStage> stages = direct(2);
        stages.get(1).failure = StageException.positionSkipped("phone 1", expected, Phrase.verbatim("lost"));

        assertThatThrownBy(() -> generate(stages, prompt(70), greedy(6))).hasMessage("lost");
    }

    @Test
    void cancellingForgetsTheSequenceEverywhereAndKeepsWhatWasSaid() throws Exception {
        List<FakeStage> stages = onThreads(3);
        AtomicBoolean cancelled = new AtomicBoolean();
        List<Integer> heard = new ArrayList<>();
        TokenListener cancelsAtTheThird = (id, statistics) -> {
            heard.add(id);
            cancelled.set(heard.size() == 3);
        };
        Generator generator = generator(stages);

        GenerationResult result =
                generator.generate(generator.openSequence(), prompt(70), greedy(50), cancelsAtTheThird, cancelled::get);

        assertThat(result.stopReason()).isEqualTo(StopReason.CANCELLED);
        assertThat(result.tokenIds()).isEqualTo(model.greedy(prompt(70), 3)).isEqualTo(heard);
        drain();
        for (FakeStage stage : stages) {
            assertThat(stage.requests.get(stage.requests.size() - 1).kind()).isEqualTo(FrameKind.FORGET);
            assertThat(stage.sequencesHeld()).isZero();
        }
    }

    @Test
    void cancellingWhileThePromptIsReadSendsItNoFurther() throws Exception {
        List<FakeStage> stages = onThreads(2);
        AtomicBoolean cancelled = new AtomicBoolean();
        CountDownLatch generationEnded = new CountDownLatch(1);
        stages.get(0).before = request -> {
            if (request.position() == 64) {
                cancelled.set(true);
                await(generationEnded);
            }
        };
        Generator generator = generator(stages);

        GenerationResult result =
                generator.generate(generator.openSequence(), prompt(200), greedy(50), DEAF, cancelled::get);
        generationEnded.countDown();
        drain();

        assertThat(result.stopReason()).isEqualTo(StopReason.CANCELLED);
        assertThat(result.tokenIds()).isEmpty();
        assertThat(stages.get(1).requests).allMatch(r -> r.kind() == FrameKind.FORGET || r.position() == 0);
        assertThat(stages).extracting(FakeStage::sequencesHeld).containsOnly(0);
    }

    @Test
    void interruptCancels() throws Exception {
        Generator generator = generator(onThreads(2));

        GenerationResult result = generator.generate(
                prompt(20),
                greedy(50),
                (id, statistics) -> Thread.currentThread().interrupt(),
                GeneratorTest::goOn);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.stopReason()).isEqualTo(StopReason.CANCELLED);
    }

    @Test
    void failureOfAPhoneIsThrownAndTheOthersForget() {
        List<FakeStage> stages = direct(3);
        stages.get(1).before = request -> {
            if (request.position() == 22) {
                stages.get(1).failure = new StageException("phone 1", Reason.LOST, "phone 1 was unplugged");
            }
        };

        assertThatThrownBy(() -> generate(stages, prompt(20), greedy(50))).hasMessage("phone 1 was unplugged");

        assertThat(stages.get(0).sequencesHeld()).isZero();
        assertThat(stages.get(2).sequencesHeld()).isZero();
    }

    @Test
    void sequenceBeginsAnewAfterAFailure() throws Exception {
        List<FakeStage> stages = direct(2);
        Generator generator = generator(stages);
        Sequence sequence = generator.openSequence();
        stages.get(1).failure = new StageException("phone 1", Reason.LOST, "phone 1 was unplugged");
        assertThatThrownBy(() -> generator.generate(sequence, prompt(20), greedy(5), DEAF, GeneratorTest::goOn))
                .isInstanceOf(StageException.class);
        stages.get(1).failure = null;

        GenerationResult result = generator.generate(sequence, prompt(20), greedy(5), DEAF, GeneratorTest::goOn);

        assertThat(result.statistics().reusedTokens()).isZero();
        assertThat(result.tokenIds()).isEqualTo(model.greedy(prompt(20), 5));
    }

    @Test
    void phoneThatNeverAnswersIsNamed() {
        List<FakeStage> stages = List.of(stage(0, 2, Runnable::run), stage(1, 2, task -> {}));
        AtomicLong clock = new AtomicLong();
        Generator generator = new Generator(
                new HubRoute(List.copyOf(stages)),
                new ModelLimits(CONTEXT, model.vocabularySize()),
                new GeneratorOptions(64, Duration.ofSeconds(30)),
                () -> clock.getAndAdd(20_000_000_000L));

        StageException thrown = catchThrowableOfType(
                StageException.class, () -> generator.generate(prompt(5), greedy(5), DEAF, GeneratorTest::goOn));

        assertThat(thrown.reason()).isEqualTo(Reason.TIMED_OUT);
        assertThat(thrown).hasMessage("phone 1 has not answered for 30 s; it may be hung: restart its worker.");
    }

    @Test
    void largeFramesMayTakeAsLongAsTheMicroBatchesTheyReplace() {
        GeneratorOptions options = new GeneratorOptions(64, Duration.ofSeconds(30));

        assertThat(IntStream.of(1, 64, 65, 4097).mapToObj(options::timeout))
                .containsExactly(
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(1950));
    }

    @Test
    void hiddenStatesWhereCandidatesAreDueAreABadAnswer() {
        List<FakeStage> stages = List.of(stage(0, 2, Runnable::run));

        StageException thrown =
                catchThrowableOfType(StageException.class, () -> generate(stages, prompt(5), greedy(5)));

        assertThat(thrown.reason()).isEqualTo(Reason.BAD_ANSWER);
    }

    @Test
    void candidatesThatNoModelGivesAreABadAnswer() {
        List<Supplier<CandidateList>> impossible = List.of(
                () -> new CandidateList(new int[] {1}, new float[] {Float.NaN}, 2),
                () -> new CandidateList(new int[] {1}, new float[] {Float.POSITIVE_INFINITY}, Float.POSITIVE_INFINITY),
                () -> new CandidateList(new int[] {1}, new float[] {3}, Float.NaN),
                () -> new CandidateList(new int[] {1}, new float[] {3}, 2),
                () -> new CandidateList(new int[] {50}, new float[] {3}, 4),
                () -> new CandidateList(new int[] {-1}, new float[] {3}, 4),
                () -> new CandidateList(new int[] {1, 2}, new float[] {3, 2}, 4),
                () -> new CandidateList(new int[0], new float[0], 4));
        for (Supplier<CandidateList> candidates : impossible) {
            List<FakeStage> stages = direct(2);
            stages.get(1).distortion = answer -> FakeStage.candidates(answer, candidates.get());

            StageException thrown =
                    catchThrowableOfType(StageException.class, () -> generate(stages, prompt(5), greedy(5)));

            assertThat(thrown.reason()).isEqualTo(Reason.BAD_ANSWER);
            assertThat(thrown).hasMessageStartingWith("phone 1 sent candidates that cannot be right (");
        }
    }

    @Test
    void statisticsTellWhereTheTimeWent() throws Exception {
        AtomicLong clock = new AtomicLong();
        List<FakeStage> stages = direct(2);
        stages.forEach(stage -> stage.before = request -> clock.addAndGet(1_000_000));
        List<TokenStatistics> heard = new ArrayList<>();
        Generator generator = new Generator(
                new HubRoute(List.copyOf(stages), clock::get),
                new ModelLimits(CONTEXT, model.vocabularySize()),
                GeneratorOptions.DEFAULT,
                clock::get);

        GenerationResult result = generator.generate(
                prompt(5), greedy(3), (id, statistics) -> heard.add(statistics), GeneratorTest::goOn);

        List<StageTime> times = List.of(new StageTime("phone 0", 10, 100, 890), new StageTime("phone 1", 10, 100, 890));
        List<TokenStatistics> expected = IntStream.range(0, 3)
                .mapToObj(i -> new TokenStatistics(i, Duration.ofMillis(2L * i + 2), Duration.ofMillis(2), times))
                .toList();
        assertThat(heard).isEqualTo(expected);
        assertThat(result.statistics())
                .isEqualTo(new GenerationStatistics(5, 0, 0, Duration.ofMillis(2), Duration.ofMillis(6), expected));
        assertThat(result.statistics().tokensPerSecond()).isEqualTo(500);
    }

    @Test
    void sameSeedGivesTheSameTextHoweverTheModelIsCut() throws Exception {
        GenerationSettings settings = new GenerationSettings(40, 0.9, 0, 0.95, 1.2, 42, Set.of());

        List<Integer> uncut = generate(direct(1), prompt(20), settings).tokenIds();
        List<Integer> cut = generate(onThreads(6), prompt(20), settings).tokenIds();
        List<Integer> otherSeed = generate(
                        direct(1), prompt(20), new GenerationSettings(40, 0.9, 0, 0.95, 1.2, 43, Set.of()))
                .tokenIds();

        assertThat(cut).isEqualTo(uncut);
        assertThat(otherSeed).isNotEqualTo(uncut);
    }

    @Test
    void asksForMoreCandidatesWhereTheFirstOnesDoNotDecide() throws Exception {
        ToyModel wide = new ToyModel(1, 5000);
        FakeStage stage = new FakeStage("phone 0", wide, 0, 1, Runnable::run);
        GenerationSettings hot = new GenerationSettings(20, 5, 0, 1, 1, 1, Set.of());

        new Generator(List.of(stage), new ModelLimits(CONTEXT, 5000))
                .generate(prompt(5), hot, DEAF, GeneratorTest::goOn);

        assertThat(stage.requests).extracting(Frame::candidates).contains(128, 2048, 5000);
        assertThat(stage.requests).extracting(Frame::position).contains(4, 5, 6, 24 - 1);
    }

    @Test
    void promptsThatTheModelCannotTakeAreRefusedBeforeAnythingIsSent() {
        List<FakeStage> stages = direct(1);

        assertThatThrownBy(() -> generate(stages, new int[0], greedy(1)))
                .isInstanceOf(PromptException.class)
                .hasMessage("The prompt is empty; write something.");
        assertThatThrownBy(() -> generate(stages, new int[CONTEXT], greedy(1)))
                .isInstanceOf(PromptException.class)
                .hasMessage(
                        "The prompt is too long: it has 256 tokens, but prompt and answer together may have 256; shorten it.");
        assertThatThrownBy(() -> generate(stages, new int[] {1, 50}, greedy(1)))
                .isInstanceOf(PromptException.class)
                .hasMessage("The prompt holds the token id 50, but the model knows only 0 to 49; use the tokenizer that"
                        + " belongs to the model.");
        assertThat(stages.get(0).requests).isEmpty();
    }

    @Test
    void sequenceServesOneGenerationAtATime() throws Exception {
        Generator generator = generator(direct(1));
        Sequence sequence = generator.openSequence();
        List<Throwable> thrown = new ArrayList<>();

        generator.generate(
                sequence,
                prompt(5),
                greedy(1),
                (id, statistics) -> thrown.add(catchThrowableOfType(
                        IllegalStateException.class,
                        () -> generator.generate(sequence, prompt(5), greedy(1), DEAF, GeneratorTest::goOn))),
                GeneratorTest::goOn);

        assertThat(thrown).hasSize(1).doesNotContainNull();
    }

    @ParameterizedTest
    @CsvSource({"20, 30", "30, 30", "31, 30", "10, 100", "90, 100", "130, 100", "200, 100", "200, 250"})
    void answerIsThatOfTheUncutModelAcrossTheLengthAtWhichPositionsAreSeenOtherwise(int promptTokens, int limit)
            throws Exception {
        ToyModel switching = new ToyModel(6, 50, limit);
        List<FakeStage> stages = IntStream.range(0, 3)
                .mapToObj(i -> new FakeStage("phone " + i, switching, 2 * i, 2 * i + 2, Runnable::run))
                .toList();

        GenerationResult result = new Generator(List.copyOf(stages), new ModelLimits(CONTEXT, 50, limit))
                .generate(prompt(promptTokens), greedy(20), DEAF, GeneratorTest::goOn);

        assertThat(result.tokenIds()).isEqualTo(switching.greedy(prompt(promptTokens), 20));
    }

    @Test
    void sequenceIsSentAgainOnceInPiecesThatEndBeyondTheLimit() throws Exception {
        FakeStage stage = new FakeStage("phone 0", new ToyModel(1, 50, 100), 0, 1, Runnable::run);

        new Generator(List.of(stage), new ModelLimits(CONTEXT, 50, 100))
                .generate(prompt(98), greedy(6), DEAF, GeneratorTest::goOn);

        List<Frame> requests = stage.requests.subList(0, 7);
        assertThat(requests).extracting(Frame::position).containsExactly(0, 64, 98, 99, 0, 101, 102);
        assertThat(requests).extracting(Frame::count).containsExactly(64, 34, 1, 1, 101, 1, 1);
    }

    @Test
    void nothingIsReusedBetweenTurnsOnDifferentSidesOfTheLimit() throws Exception {
        ToyModel switching = new ToyModel(1, 50, 100);
        FakeStage stage = new FakeStage("phone 0", switching, 0, 1, Runnable::run);
        Generator generator = new Generator(List.of(stage), new ModelLimits(CONTEXT, 50, 100));
        Sequence sequence = generator.openSequence();
        for (int promptTokens : new int[] {20, 110, 30, 40}) {
            int[] prompt = prompt(promptTokens);

            GenerationResult result = generator.generate(sequence, prompt, greedy(5), DEAF, GeneratorTest::goOn);

            assertThat(result.tokenIds()).isEqualTo(switching.greedy(prompt, 5));
            assertThat(result.statistics().reusedTokens()).isEqualTo(promptTokens == 40 ? 30 : 0);
        }
    }

    private GenerationResult generate(List<FakeStage> stages, int[] prompt, GenerationSettings settings)
            throws Exception {
        return generator(stages).generate(prompt, settings, DEAF, GeneratorTest::goOn);
    }

    private Generator generator(List<FakeStage> stages) {
        return new Generator(List.copyOf(stages), new ModelLimits(CONTEXT, model.vocabularySize()));
    }

    private List<FakeStage> direct(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> stage(i, count, Runnable::run))
                .toList();
    }

    private List<FakeStage> onThreads(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    ExecutorService executor = Executors.newSingleThreadExecutor();
                    executors.add(executor);
                    return stage(i, count, executor);
                })
                .toList();
    }

    private FakeStage stage(int index, int count, Executor executor) {
        int layers = model.layers();
        return new FakeStage("phone " + index, model, index * layers / count, (index + 1) * layers / count, executor);
    }

    /** Waits until every stage has done what was sent to it. */
    private void drain() throws Exception {
        for (ExecutorService executor : executors) {
            executor.submit(() -> {}).get();
        }
    }

    private static boolean goOn() {
        return false;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static GenerationSettings greedy(int maxTokens) {
        return GenerationSettings.greedy(maxTokens, Set.of());
    }

    private static int[] prompt(int length) {
        return IntStream.range(0, length).map(i -> (i * 7 + i * i) % 47).toArray();
    }

    private static int[] join(int[] first, List<Integer> second) {
        return IntStream.concat(IntStream.of(first), second.stream().mapToInt(Integer::intValue))
                .toArray();
    }
}
