package org.phonebank.desktop.keeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.placement.StageCosts;
import org.phonebank.pipeline.serving.ServingListener;
import org.phonebank.pipeline.serving.ServingOptions;
import org.phonebank.pipeline.serving.ServingPipeline;
import org.phonebank.pipeline.steward.PhonePicture.Standing;
import org.phonebank.pipeline.steward.Scheduler;
import org.phonebank.pipeline.steward.Steward;
import org.phonebank.pipeline.steward.StewardOptions;
import org.phonebank.pipeline.steward.TelemetryBook;

class LossesTest {
    @TempDir
    private Path folder;

    private final TelemetryBook book = new TelemetryBook(System::nanoTime);
    private final Loop loop = new Loop();
    private final Crew crew = new Crew();
    private ServingPipeline pipeline;

    @BeforeEach
    void open() throws Exception {
        pipeline = new ServingPipeline(
                ServingOptions.of(8, 100, folder),
                new Scheduler(new Steward(StewardOptions.usual(), System::nanoTime)::verdict),
                new ServingListener() {});
    }

    @AfterEach
    void close() {
        loop.close();
        crew.close();
        pipeline.close();
    }

    @Test
    void aDoubtedPhoneIsUsedNoMoreByThoseWhoHearOfIt() {
        KeptPhone phone = KeptPhone.of(
                new ReadyPhone("A", "Phone A", new StartedWorker(1, FakeHands.MEMORY, Set.of()), 1, List.of()));
        Map<String, KeptPhone> phones = new LinkedHashMap<>(Map.of("A", phone));
        StageCosts costs = StageCosts.of(ToyModel.of(4, 1000, 1000), 1);
        Losses losses = new Losses(
                new KeptLab(phones, costs, pipeline, new FakeHands(book), crew, loop, happening -> {}), book, () -> {});
        List<Standing> standings = new ArrayList<>();
        List<Phrase> reasons = new ArrayList<>();
        losses.whenLost((lost, why) -> {
            standings.add(lost.standing);
            reasons.add(why);
        });

        losses.doubted(phone);

        assertThat(standings).containsExactly(Standing.UNTESTED);
        assertThat(reasons).containsExactly(Phrase.of(KeepingWording.TESTED_BEFORE_USE, "Phone A"));
    }
}
