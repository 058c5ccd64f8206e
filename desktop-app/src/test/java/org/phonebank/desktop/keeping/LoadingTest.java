package org.phonebank.desktop.keeping;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.placement.Arrangement;
import org.phonebank.pipeline.placement.Arrangement.Assigned;
import org.phonebank.pipeline.placement.StageCosts;
import org.phonebank.pipeline.serving.Layout;
import org.phonebank.pipeline.serving.Redundancy;
import org.phonebank.pipeline.serving.ServingListener;
import org.phonebank.pipeline.serving.ServingOptions;
import org.phonebank.pipeline.serving.ServingPipeline;
import org.phonebank.pipeline.serving.StageLayout;
import org.phonebank.pipeline.steward.Decision;
import org.phonebank.pipeline.steward.Load;
import org.phonebank.pipeline.steward.Scheduler;
import org.phonebank.pipeline.steward.Steward;
import org.phonebank.pipeline.steward.StewardOptions;
import org.phonebank.pipeline.steward.TelemetryBook;

/** Phone A serves the first half of a model and is to load the second in its place, but the move fails. */
@Timeout(60)
class LoadingTest {
    private static final LayerRange FIRST = new LayerRange(0, 2);
    private static final LayerRange SECOND = new LayerRange(2, 4);
    private static final Phrase GIVEN_UP = Phrase.verbatim("It was given up.");

    @TempDir
    private Path folder;

    private final FakeHands hands = new FakeHands(new TelemetryBook(System::nanoTime));
    private final Loop loop = new Loop();
    private final Crew crew = new Crew();
    private ServingPipeline pipeline;
    private KeptPhone phone;
    private Losses losses;
    private Work work;
    private Loading loading;

    @BeforeEach
    void open() throws Exception {
        StageCosts costs = StageCosts.of(ToyModel.of(4, 1000, 1000), 1);
        pipeline = new ServingPipeline(
                ServingOptions.of(8, 100, folder),
                new Scheduler(new Steward(StewardOptions.usual(), System::nanoTime)::verdict),
                new ServingListener() {});
        phone = KeptPhone.of(new ReadyPhone(
                "A", "Phone A", new StartedWorker(1, FakeHands.MEMORY, Set.of()), 1, List.of(hands.shard("A", FIRST))));
        pipeline.serve(new Layout(
                1,
                List.of(
                        new StageLayout(FIRST, Redundancy.JOURNALED, List.of(phone.replica(FIRST))),
                        new StageLayout(SECOND, Redundancy.JOURNALED, List.of()))));
        Map<String, KeptPhone> phones = new LinkedHashMap<>(Map.of("A", phone));
        KeptLab lab = new KeptLab(phones, costs, pipeline, hands, crew, loop, happening -> {});
        losses = new Losses(lab, new TelemetryBook(System::nanoTime), () -> {});
        Load load = new Load("A", "Phone A", SECOND, 0, costs.memory(2, 4), List.of(FIRST));
        Arrangement wanted = new Arrangement(List.of(new Assigned("B", FIRST), new Assigned("A", SECOND)));
        work = new Work(new Decision.Arrange(1, wanted, List.of(load), Phrase.NONE), List.of("A"), 0);
        loading = new Loading(lab, losses, work, phone, load, new Loading.Listener() {
            @Override
            public void loaded() {}

            @Override
            public void ended() {
                work.ended("A");
            }
        });
    }

    @AfterEach
    void close() {
        loop.close();
        crew.close();
        pipeline.close();
    }

    @Test
    void aPhoneTakesItsLayersBack() {
        giveUp();

        awaitThrough();
        assertThat(phone.shards).containsOnlyKeys(FIRST);
        assertThat(Layouts.shards(pipeline.layout(), "A")).containsExactly(FIRST);
        assertThat(hands.openLinks).hasValue(1);
    }

    @Test
    void aPhoneThatIsDoubtedWhileItTakesItsLayersBackServesThemNot() {
        CountDownLatch takenBack = new CountDownLatch(1);
        hands.until.put("load A 0-2", takenBack);
        giveUp();
        await().atMost(20, SECONDS).until(() -> hands.done.contains("load A 0-2"));

        inLoop(() -> losses.doubted(phone));
        takenBack.countDown();

        awaitThrough();
        await().atMost(20, SECONDS).until(() -> hands.openLinks.get() == 0);
        assertThat(phone.shards).isEmpty();
        assertThat(Layouts.shards(pipeline.layout(), "A")).isEmpty();
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(hands.done).containsSubsequence("load A 0-2", "unload A 0-2"));
    }

    /** After the phone has made room. */
    private void giveUp() {
        CountDownLatch loaded = new CountDownLatch(1);
        hands.until.put("load A 2-4", loaded);
        inLoop(loading::begin);
        await().atMost(20, SECONDS).until(() -> hands.done.contains("load A 2-4"));
        inLoop(() -> work.failed(GIVEN_UP));
        loaded.countDown();
    }

    private void inLoop(Runnable action) {
        CountDownLatch done = new CountDownLatch(1);
        loop.post(() -> {
            action.run();
            done.countDown();
        });
        await().atMost(20, SECONDS).until(() -> done.getCount() == 0);
    }

    private void awaitThrough() {
        await().atMost(20, SECONDS).until(() -> {
            boolean[] through = new boolean[1];
            inLoop(() -> through[0] = work.isThrough());
            return through[0];
        });
    }
}
