package org.phonebank.desktop.keeping;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.keeping.HandsException.Kind;
import org.phonebank.desktop.keeping.Happening.Loss;
import org.phonebank.desktop.keeping.Happening.Lost;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.placement.Arrangement;
import org.phonebank.pipeline.placement.Arrangement.Assigned;
import org.phonebank.pipeline.placement.StageCosts;
import org.phonebank.pipeline.placement.Upkeep;
import org.phonebank.pipeline.serving.Redundancy;
import org.phonebank.pipeline.serving.ServingOptions;
import org.phonebank.pipeline.steward.Decision;
import org.phonebank.pipeline.steward.StewardOptions;
import org.phonebank.pipeline.steward.Survey;
import org.phonebank.pipeline.steward.TelemetryBook;
import org.phonebank.protocol.v1.TelemetrySample;

/** A lab of phones A and B, which share four layers, and C, which stands by; no sequence runs. */
@Timeout(60)
class KeeperTest {
    private static final ModelManifest MODEL = ToyModel.of(4, 1000, 1000);
    private static final LayerRange FIRST = new LayerRange(0, 2);
    private static final LayerRange SECOND = new LayerRange(2, 4);
    private static final LayerRange LONGER = new LayerRange(0, 3);
    private static final LayerRange LAST = new LayerRange(3, 4);
    private static final Arrangement BY_HAND =
            new Arrangement(List.of(new Assigned("C", LONGER), new Assigned("A", LAST)));

    private static final Arrangement EXCHANGED =
            new Arrangement(List.of(new Assigned("B", FIRST), new Assigned("A", SECOND)));

    @TempDir
    private Path folder;

    private final List<Happening> news = new CopyOnWriteArrayList<>();
    private final TelemetryBook book = new TelemetryBook(System::nanoTime);
    private final FakeHands hands = new FakeHands(book);
    private final List<Survey> surveys = new CopyOnWriteArrayList<>();
    private Duration checkups = Duration.ofHours(1);
    private volatile @Nullable Serving serving;
    private @Nullable Keeper keeper;

    @AfterEach
    void close() {
        if (keeper != null) {
            keeper.close();
        }
    }

    @Test
    void layersOfALostPhoneMoveToTheOneThatStandsBy() throws Exception {
        start(phone("A", FIRST), phone("B", SECOND), phone("C"));

        keeper().telemetryEnded("B", 1, "B is gone.");

        awaitHolders("A", "C");
        assertThat(hands.done).contains("load C 2-4").doesNotContain("load A 2-4");
        assertThat(news.get(0))
                .isEqualTo(new Lost("B", "Phone B", Loss.WORKER_ENDED, List.of(SECOND), List.of(SECOND), "B is gone."));
    }

    @Test
    void lostPhoneIsStartedAnewTestedAndTakenBack() throws Exception {
        start(phone("A", FIRST), phone("B", SECOND));

        keeper().telemetryEnded("B", 1, "B is gone.");

        await().atMost(20, SECONDS).until(() -> news.stream()
                .anyMatch(happening ->
                        happening instanceof Happening.Done done && done.decision() instanceof Decision.TakeBack));
        assertThat(hands.done).containsSubsequence("start B", "test B");
    }

    @Test
    void lateNewsOfAnEarlierWorkerIsIgnored() throws Exception {
        start(phone("A", FIRST), phone("B", SECOND), phone("C"));

        keeper().telemetryEnded("B", 0, "An earlier worker of B is gone.");
        keeper().telemetryEnded("A", 1, "A is gone.");

        awaitHolders("C", "B");
        assertThat(hands.done).doesNotContain("start B");
    }

    @Test
    void phoneThatCannotLoadIsPassedOver() throws Exception {
        hands.fail("load C 2-4", Kind.REFUSED);
        start(phone("A", FIRST), phone("B", SECOND), phone("C"));

        keeper().telemetryEnded("B", 1, "B is gone.");

        awaitServedAfter("No load C 2-4.");
        assertThat(serving().stages().get(1).holders())
                .extracting(Serving.Holder::serial)
                .doesNotContain("C");
    }

    @Test
    void unpluggedPhoneIsWaitedForAndServesAgain() throws Exception {
        start(phone("A", FIRST), phone("B", SECOND));
        hands.fail("load A 2-4", Kind.REFUSED);
        keeper().seen(seen("A", "B"));

        keeper().seen(seen("A"));
        await().atMost(20, SECONDS)
                .until(() -> !serving().complete() && !serving().missing().isEmpty());
        assertThat(hands.done).doesNotContain("start B");
        keeper().seen(seen("A", "B"));

        awaitHolders("A", "B");
        assertThat(news).anyMatch(happening -> happening instanceof Lost lost && lost.loss() == Loss.UNPLUGGED);
    }

    @Test
    void phoneThatWasNotThereBeforeJoins() throws Exception {
        start(phone("A", FIRST, SECOND));

        keeper().seen(seen("A", "D"));

        await().atMost(20, SECONDS).until(() -> hands.done.contains("test D"));
        assertThat(news).contains(new Happening.Back("D", "Phone D"));
    }

    @Test
    void whatIsUnderWayOnAPhoneThatIsLostIsGivenUp() throws Exception {
        hands.stuck.add("load C 2-4");
        start(phone("A", FIRST), phone("B", SECOND), phone("C"));
        keeper().telemetryEnded("B", 1, "B is gone.");
        await().atMost(20, SECONDS).until(() -> news.stream()
                .anyMatch(happening ->
                        happening instanceof Happening.Begun begun && begun.decision() instanceof Decision.Replace));

        keeper().telemetryEnded("C", 1, "C is gone.");

        assertThat(hands.interrupted.await(20, SECONDS)).isTrue();
        awaitServedAfter("Phone C was lost meanwhile.");
    }

    @Test
    void phoneThatFailsItsTestIsNotUsed() throws Exception {
        hands.fail("test B", Kind.REFUSED);
        start(phone("A", FIRST), phone("B", SECOND));

        keeper().telemetryEnded("B", 1, "B is gone.");

        awaitHolders("A", "A");
        await().atMost(20, SECONDS)
                .until(() -> news.contains(new Happening.Tested("B", "Phone B", false, Phrase.verbatim("No test B."))));
        assertThat(hands.done).doesNotContain("load B 2-4");
    }

    @Test
    void phoneThatServesIsTestedNowAndThenAndReplacedIfItComputesWrongly() throws Exception {
        checkups = Duration.ofMillis(100);
        hands.fail("test B", Kind.REFUSED);
        start(phone("A", FIRST), phone("B", SECOND), phone("C"));

        awaitHolders("A", "C");
        assertThat(hands.done).contains("test A", "unload B 2-4").doesNotContain("start B");
        assertThat(news)
                .contains(new Lost("B", "Phone B", Loss.WRONG_ANSWERS, List.of(SECOND), List.of(SECOND), "No test B."));
    }

    @Test
    void layersGoWhereTheyArePutByHandAndAreUnloadedWhereTheyWere() throws Exception {
        start(phone("A", FIRST), phone("B", SECOND), phone("C"));

        keeper().arrange(1, BY_HAND, Upkeep.BY_HAND);

        await().atMost(20, SECONDS)
                .until(() -> serving().stages().equals(List.of(served(LONGER, "C"), served(LAST, "A"))));
        await().atMost(20, SECONDS).until(() -> hands.done.containsAll(List.of("unload A 0-2", "unload B 2-4")));
        assertThat(hands.done).containsOnlyOnce("load C 0-3", "load A 3-4");
        assertThat(outcomes()).containsExactly("Done 1");
    }

    @Test
    void layersStayWhereTheyAreIfOnePhoneCannotLoad() throws Exception {
        CountDownLatch loaded = new CountDownLatch(1);
        hands.until.put("load A 3-4", loaded);
        hands.fail("load A 3-4", Kind.REFUSED);
        start(phone("A", FIRST), phone("B", SECOND), phone("C"));

        keeper().arrange(1, BY_HAND, Upkeep.BY_HAND);
        await().atMost(20, SECONDS).until(() -> hands.done.contains("load C 0-3"));
        loaded.countDown();

        await().atMost(20, SECONDS).until(() -> hands.done.contains("unload C 0-3"));
        assertThat(outcomes()).containsExactly("Failed 1 No load A 3-4.");
        awaitHolders("A", "B");
    }

    @Test
    void layersStayWhereTheyAreIfTheMoveIsGivenUp() throws Exception {
        hands.untilStopped.add("push A 3-4");
        start(phone("A", FIRST), phone("B", SECOND), phone("C"));
        keeper().arrange(1, BY_HAND, Upkeep.BY_HAND);
        await().atMost(20, SECONDS).until(() -> hands.done.contains("load C 0-3"));

        keeper().giveUp(1);

        await().atMost(20, SECONDS).until(() -> hands.done.contains("unload C 0-3"));
        await().atMost(20, SECONDS).until(() -> outcomes().equals(List.of("Failed 1 It was given up.")));
        awaitHolders("A", "B");
    }

    @Test
    void stageThatWasLoadedElsewhereAfterTheMoveWasGivenUpIsUnloadedThere() throws Exception {
        CountDownLatch loaded = new CountDownLatch(1);
        hands.until.put("load C 0-2", loaded);
        start(phone("A", FIRST), phone("B", SECOND), phone("C"));
        keeper().arrange(
                        1,
                        new Arrangement(List.of(new Assigned("C", FIRST), new Assigned("B", SECOND))),
                        Upkeep.AUTOMATIC);
        await().atMost(20, SECONDS).until(() -> hands.done.contains("load C 0-2"));

        keeper().giveUp(1);
        loaded.countDown();

        await().atMost(20, SECONDS).until(() -> hands.done.contains("unload C 0-2"));
        assertThat(outcomes()).containsExactly("Failed 1 It was given up.");
        awaitHolders("A", "B");
    }

    @Test
    void stageThatWasLoadedElsewhereIsUnloadedThereIfTheMoveFails() throws Exception {
        CountDownLatch loaded = new CountDownLatch(1);
        hands.until.put("load D 2-4", loaded);
        hands.fail("load D 2-4", Kind.REFUSED);
        start(phone("A", FIRST), phone("B", SECOND), phone("C"), phone("D"));
        keeper().arrange(
                        1,
                        new Arrangement(List.of(new Assigned("C", FIRST), new Assigned("D", SECOND))),
                        Upkeep.AUTOMATIC);
        await().atMost(20, SECONDS).until(() -> hands.done.contains("load C 0-2"));

        loaded.countDown();

        await().atMost(20, SECONDS).until(() -> hands.done.contains("unload C 0-2"));
        assertThat(outcomes()).containsExactly("Failed 1 No load D 2-4.");
        awaitHolders("A", "B");
    }

    @Test
    void phonesThatExchangeLayersServeUntilTheyHaveTheFiles() throws Exception {
        hands.untilStopped.add("push A 2-4");
        start(narrow("A", FIRST), narrow("B", SECOND), phone("C"));
        keeper().arrange(1, EXCHANGED, Upkeep.AUTOMATIC);
        await().atMost(20, SECONDS).until(() -> hands.done.contains("push A 2-4"));
        assertThat(hands.done).doesNotContain("unload A 0-2");

        keeper().giveUp(1);

        await().atMost(20, SECONDS).until(() -> outcomes().equals(List.of("Failed 1 It was given up.")));
        awaitHolders("A", "B");
        assertThat(hands.done).doesNotContain("unload A 0-2", "load C 0-2", "load C 2-4");
    }

    @Test
    void phoneThatCannotLoadOtherLayersInsteadTakesItsOwnBack() throws Exception {
        CountDownLatch loaded = new CountDownLatch(1);
        hands.until.put("load A 2-4", loaded);
        hands.fail("load A 2-4", Kind.REFUSED);
        start(narrow("A", FIRST), narrow("B", SECOND), phone("C"));
        keeper().arrange(1, EXCHANGED, Upkeep.AUTOMATIC);
        await().atMost(20, SECONDS).until(() -> hands.done.contains("load B 0-2"));

        loaded.countDown();

        await().atMost(20, SECONDS).until(() -> outcomes().equals(List.of("Failed 1 No load A 2-4.")));
        awaitHolders("A", "B");
        assertThat(hands.done)
                .containsSubsequence("unload A 0-2", "load A 2-4", "load A 0-2")
                .containsSubsequence("unload B 2-4", "load B 0-2", "unload B 0-2", "load B 2-4")
                .doesNotContain("load C 0-2", "load C 2-4");
    }

    @Test
    void phonesTakeTheirOwnLayersBackIfAnExchangeIsGivenUp() throws Exception {
        CountDownLatch loaded = new CountDownLatch(1);
        hands.until.put("load A 2-4", loaded);
        start(narrow("A", FIRST), narrow("B", SECOND), phone("C"));
        keeper().arrange(1, EXCHANGED, Upkeep.AUTOMATIC);
        await().atMost(20, SECONDS).until(() -> hands.done.containsAll(List.of("load A 2-4", "load B 0-2")));

        keeper().giveUp(1);
        await().atMost(20, SECONDS).until(() -> hands.done.contains("load B 2-4"));
        loaded.countDown();

        await().atMost(20, SECONDS).until(() -> outcomes().equals(List.of("Failed 1 It was given up.")));
        awaitHolders("A", "B");
        assertThat(hands.done)
                .containsSubsequence("load A 2-4", "unload A 2-4", "load A 0-2")
                .doesNotContain("load C 0-2", "load C 2-4");
        assertThat(surveys)
                .flatExtracting(Survey::present)
                .extracting(Assigned::serial)
                .isNotEmpty()
                .doesNotContain("");
    }

    @Test
    void phoneThatIsLostBeforeItHasItsLayersBackIsTold() throws Exception {
        hands.stuck.add("load A 2-4");
        start(narrow("A", FIRST), phone("B", SECOND), phone("C"));
        keeper().arrange(1, EXCHANGED, Upkeep.AUTOMATIC);
        await().atMost(20, SECONDS).until(() -> hands.done.contains("unload A 0-2"));
        keeper().giveUp(1);

        keeper().telemetryEnded("A", 1, "A is gone.");

        awaitServedAfter("Phone A was lost meanwhile.");
        await().atMost(20, SECONDS).until(() -> hands.done.contains("unload B 0-2"));
    }

    @Test
    void moveThatLostAPhoneWhichHadMadeRoomIsNotOnlyGivenUp() throws Exception {
        CountDownLatch loaded = new CountDownLatch(1);
        hands.until.put("load A 2-4", loaded);
        start(narrow("A", FIRST), narrow("B", SECOND), phone("C"));
        keeper().arrange(1, EXCHANGED, Upkeep.AUTOMATIC);
        await().atMost(20, SECONDS).until(() -> hands.done.containsAll(List.of("load A 2-4", "load B 0-2")));

        keeper().telemetryEnded("B", 1, "B is gone.");
        keeper().giveUp(1);
        loaded.countDown();

        awaitServedAfter("Phone B was lost meanwhile.");
        assertThat(outcomes()).containsExactly("Failed 1 Phone B was lost meanwhile.");
        assertThat(hands.done).containsSubsequence("load A 2-4", "unload A 2-4", "load A 0-2");
    }

    @Test
    void layersThatCannotBeTakenBackAreToldAndGoToAnotherPhone() throws Exception {
        hands.fail("load A 2-4", Kind.REFUSED);
        hands.fail("load A 0-2", Kind.REFUSED);
        start(narrow("A", FIRST), phone("B", SECOND), phone("C"));

        keeper().arrange(1, EXCHANGED, Upkeep.AUTOMATIC);

        awaitServedAfter("Phone A could not take back layers 1–2: No load A 0-2.");
        assertThat(serving().stages().get(0).holders())
                .extracting(Serving.Holder::serial)
                .doesNotContain("A");
    }

    @Test
    void closingEndsWorkThreadsAndLinks() throws Exception {
        hands.stuck.add("load C 2-4");
        start(phone("A", FIRST), phone("B", SECOND), phone("C"));
        keeper().telemetryEnded("B", 1, "B is gone.");
        await().atMost(20, SECONDS).until(() -> news.stream().anyMatch(Happening.Begun.class::isInstance));

        keeper().close();

        assertThat(hands.interrupted.await(20, SECONDS)).isTrue();
        assertThat(hands.openLinks).hasValue(0);
        await().atMost(20, SECONDS).until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread ->
                        thread.getName().equals("keep-C") || thread.getName().equals("keeper")));
    }

    private void start(ReadyPhone... phones) throws IOException {
        for (ReadyPhone phone : phones) {
            book.sample(phone.serial(), TelemetrySample.getDefaultInstance());
        }
        keeper = Keeper.start(
                new KeeperSettings(
                        StageCosts.of(MODEL, 1),
                        ServingOptions.of(8, 100, folder),
                        StewardOptions.usual(),
                        Redundancy.JOURNALED,
                        checkups),
                hands,
                new Recording(),
                book,
                List.of(phones),
                List.of(FIRST, SECOND));
    }

    private Keeper keeper() {
        Keeper now = keeper;
        if (now == null) {
            throw new AssertionError("Nothing was started.");
        }
        return now;
    }

    private Serving serving() {
        Serving now = serving;
        return now == null ? new Serving(List.of(), List.of()) : now;
    }

    /** Waits until a decision has failed for this reason and every stage is served all the same. */
    private void awaitServedAfter(String failure) {
        await().atMost(20, SECONDS)
                .until(() -> news.stream()
                                .anyMatch(happening -> happening instanceof Happening.Failed failed
                                        && failed.sentence().english().equals(failure))
                        && serving().complete());
    }

    /** Waits until these phones, and no others, serve the stages in order. */
    private void awaitHolders(String... serials) {
        await().atMost(20, SECONDS)
                .until(
                        () -> serving().stages().stream()
                                .map(stage -> stage.holders().stream()
                                        .map(Serving.Holder::serial)
                                        .toList())
                                .toList(),
                        List.of(List.of(serials[0]), List.of(serials[1]))::equals);
    }

    private static Serving.Stage served(LayerRange layers, String serial) {
        return new Serving.Stage(
                layers, Redundancy.JOURNALED, List.of(new Serving.Holder(serial, "Phone " + serial, false)));
    }

    /** What became of arrangements. */
    private List<String> outcomes() {
        List<String> outcomes = new ArrayList<>();
        for (Happening happening : news) {
            if (happening instanceof Happening.Done done && done.decision() instanceof Decision.Arrange arrange) {
                outcomes.add("Done " + arrange.wish());
            } else if (happening instanceof Happening.Failed failed
                    && failed.decision() instanceof Decision.Arrange arrange) {
                outcomes.add("Failed " + arrange.wish() + " " + failed.sentence());
            }
        }
        return outcomes;
    }

    private ReadyPhone phone(String serial, LayerRange... layers) {
        return phone(serial, FakeHands.MEMORY, layers);
    }

    /** With room for one half of the model only. */
    private ReadyPhone narrow(String serial, LayerRange... layers) {
        StageCosts costs = StageCosts.of(MODEL, 1);
        long half = Math.max(costs.memory(0, 2), costs.memory(2, 4));
        return phone(serial, StewardOptions.usual().reserveBytes() + half + 1, layers);
    }

    private ReadyPhone phone(String serial, long memory, LayerRange... layers) {
        List<LoadedShard> shards = new ArrayList<>();
        for (LayerRange range : layers) {
            shards.add(hands.shard(serial, range));
        }
        return new ReadyPhone(serial, "Phone " + serial, new StartedWorker(1, memory, Set.of()), 1, shards);
    }

    private static List<SeenPhone> seen(String... serials) {
        List<SeenPhone> seen = new ArrayList<>();
        for (String serial : serials) {
            seen.add(new SeenPhone(serial, "Phone " + serial));
        }
        return seen;
    }

    private final class Recording implements KeeperListener {
        @Override
        public void happened(Happening happening) {
            news.add(happening);
        }

        @Override
        public void serving(Serving now) {
            serving = now;
        }

        @Override
        public void surveyed(Survey survey) {
            surveys.add(survey);
        }

        @Override
        public void ticked() {}
    }
}
