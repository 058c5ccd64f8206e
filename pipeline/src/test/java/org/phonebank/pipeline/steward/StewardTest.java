package org.phonebank.pipeline.steward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.phonebank.pipeline.steward.Pictures.MB;
import static org.phonebank.pipeline.steward.Pictures.OPTIONS;
import static org.phonebank.pipeline.steward.Pictures.WELL;
import static org.phonebank.pipeline.steward.Pictures.lab;
import static org.phonebank.pipeline.steward.Pictures.layers;
import static org.phonebank.pipeline.steward.Pictures.phone;
import static org.phonebank.pipeline.steward.Pictures.stage;
import static org.phonebank.pipeline.steward.Pictures.vitals;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.placement.Models;
import org.phonebank.pipeline.steward.PhonePicture.Standing;

class StewardTest {
    private long now;
    private final Steward steward = new Steward(OPTIONS, () -> now);

    @Test
    void nothingIsDoneWhileAllIsWell() {
        assertThat(steward.decide(lab(
                        List.of(stage(0, 4, "A"), stage(4, 8, "B")),
                        phone("A", 1000, layers(0, 4)),
                        phone("B", 1000, layers(4, 8)),
                        phone("Spare", 1000))))
                .isEmpty();
    }

    @Test
    void lostLayersGoToThePhoneThatHasRoomAndLeastToDo() {
        assertThat(steward.decide(lab(
                        List.of(stage(0, 4, "A"), stage(4, 6), stage(6, 8, "C")),
                        phone("A", 1000, layers(0, 4)),
                        phone("C", 1000, layers(6, 8)),
                        phone("Small", 100),
                        phone("Spare", 300))))
                .containsExactly(new Decision.Replace(
                        layers(4, 6),
                        Set.of(),
                        List.of(new Load("Spare", "Spare", layers(4, 6), filesOf(2), 200 * MB, List.of())),
                        Phrase.verbatim("Layers 5–6 have lost their phone. Layers 5–6 go to Spare.")));
    }

    @Test
    void lostLayersAreDividedWhenNoPhoneHasRoomForAllOfThem() {
        assertThat(steward.decide(lab(
                        List.of(stage(0, 5, "A"), stage(5, 8)),
                        phone("A", 110, layers(0, 5)),
                        phone("Tiny", 50),
                        phone("Spare", 210))))
                .containsExactly(new Decision.Replace(
                        layers(5, 8),
                        Set.of(),
                        List.of(
                                new Load("Spare", "Spare", layers(5, 7), filesOf(2), 200 * MB, List.of()),
                                new Load("A", "A", layers(7, 8), filesOf(1), 100 * MB, List.of())),
                        Phrase.verbatim(
                                "Layers 6–8 have lost their phone. Layers 6–7 go to Spare, layer 8 goes to A.")));
    }

    @Test
    void saysExactlyWhatIsMissingOnceAndAgainWhenItChanges() {
        LabPicture before =
                lab(List.of(stage(0, 4, "A"), stage(4, 8)), phone("A", 50, layers(0, 4)), phone("Moto G7", 90));
        Decision.Missing missing = new Decision.Missing(
                layers(4, 8),
                Set.of(),
                400 * MB,
                90 * MB,
                Phrase.verbatim("Layers 5–8 need 400.0 MB of memory; no phone has more than 90.0 MB free (Moto G7)."
                        + " The answer goes on as soon as a phone with 400.0 MB free is connected."));
        assertThat(steward.decide(before)).containsExactly(missing);
        assertThat(steward.decide(before)).isEmpty();
        assertThat(steward.missing()).containsExactly(missing);
        assertThat(steward.decide(
                        lab(List.of(stage(0, 4, "A"), stage(4, 8)), phone("A", 30, layers(0, 4)), phone("Moto G7", 0))))
                .containsExactly(new Decision.Missing(
                        layers(4, 8),
                        Set.of(),
                        400 * MB,
                        30 * MB,
                        Phrase.verbatim("Layers 5–8 need 400.0 MB of memory; no phone has more than 30.0 MB free (A)."
                                + " The answer goes on as soon as a phone with 400.0 MB free is connected.")));
    }

    @Test
    void whatIsMissingIsFilledWhenAPhoneArrives() {
        List<StagePicture> stages = List.of(stage(0, 4, "A"), stage(4, 8));
        steward.decide(lab(stages, phone("A", 50, layers(0, 4))));
        assertThat(steward.decide(lab(stages, phone("A", 50, layers(0, 4)), phone("New", 400))))
                .singleElement()
                .isInstanceOf(Decision.Replace.class);
        assertThat(steward.missing()).isEmpty();
    }

    @Test
    void nothingIsDecidedTwiceWhileItIsUnderWay() {
        LabPicture lab = lab(List.of(stage(0, 4, "A"), stage(4, 8)), phone("A", 0, layers(0, 4)), phone("B", 400));
        List<Decision> decisions = steward.decide(lab);
        assertThat(steward.decide(new LabPicture(lab.costs(), lab.stages(), lab.phones(), decisions, 1, 0)))
                .isEmpty();
    }

    @Test
    void memoryPromisedToALoadUnderWayIsNotGivenAgain() {
        LabPicture lab = lab(List.of(stage(0, 4), stage(4, 8)), phone("A", 500), phone("Small", 100));
        List<Decision> decisions = steward.decide(lab);
        assertThat(decisions).hasSize(2);
        assertThat(decisions.get(0)).isInstanceOf(Decision.Replace.class);
        assertThat(decisions.get(1)).isInstanceOf(Decision.Missing.class);
        assertThat(steward.decide(
                        new LabPicture(lab.costs(), lab.stages(), lab.phones(), decisions.subList(0, 1), 1, 0)))
                .isEmpty();
    }

    @Test
    void aPhoneWhereLoadingFailedIsNotAskedAtOnceAgain() {
        LabPicture lab = lab(List.of(stage(0, 4, "A"), stage(4, 8)), phone("A", 0, layers(0, 4)), phone("B", 400));
        steward.failed(steward.decide(lab).get(0));
        assertThat(steward.decide(lab)).singleElement().isInstanceOf(Decision.Missing.class);
        now += Duration.ofSeconds(11).toNanos();
        assertThat(steward.decide(lab)).singleElement().isInstanceOf(Decision.Replace.class);
    }

    @Test
    void anEmptyingPhoneHandsItsLayersOverBeforeItRests() {
        PhonePicture empty = phone("Pixel 2", Standing.READY, vitals(30, 18), false, 0, layers(4, 8));
        List<Decision> first = steward.decide(
                lab(List.of(stage(0, 4, "A"), stage(4, 8, "Pixel 2")), phone("A", 400, layers(0, 4)), empty));
        assertThat(first)
                .containsExactly(
                        new Decision.Replace(
                                layers(4, 8),
                                Set.of("Pixel 2"),
                                List.of(new Load("A", "A", layers(4, 8), filesOf(4), 400 * MB, List.of())),
                                Phrase.verbatim(
                                        "Pixel 2 has 18 % of its battery left; it rests until it has 35 %. Layers 5–8 go to A.")));
        List<Decision> second = steward.decide(lab(
                List.of(stage(0, 4, "A"), stage(4, 8, "Pixel 2", "A")),
                phone("A", 0, layers(0, 4), layers(4, 8)),
                empty));
        assertThat(second)
                .containsExactly(new Decision.Drain(
                        "Pixel 2",
                        Phrase.verbatim("Pixel 2 has 18 % of its battery left; it rests until it has 35 %.")));
    }

    @Test
    void anEmptyingPhoneGoesOnIfNobodyCanTakeItsLayersUntilItMustStop() {
        List<StagePicture> stages = List.of(stage(0, 4, "A"), stage(4, 8, "Pixel 2"));
        PhonePicture other = phone("A", 0, layers(0, 4));
        assertThat(steward.decide(
                        lab(stages, other, phone("Pixel 2", Standing.READY, vitals(30, 18), false, 0, layers(4, 8)))))
                .containsExactly(new Decision.Missing(
                        layers(4, 8),
                        Set.of("Pixel 2"),
                        400 * MB,
                        0,
                        Phrase.verbatim(
                                "Layers 5–8 need 400.0 MB of memory; no phone has memory free. Until a phone with 400.0 MB free is"
                                        + " connected, Pixel 2 goes on: Pixel 2 has 18 % of its battery left; it rests until it"
                                        + " has 35 %.")));
        assertThat(steward.decide(
                        lab(stages, other, phone("Pixel 2", Standing.READY, vitals(30, 4), false, 0, layers(4, 8)))))
                .containsExactly(new Decision.Drain(
                        "Pixel 2",
                        Phrase.verbatim("Pixel 2 has 4 % of its battery left; below 5 % it stops at once.")));
        assertThat(steward.decide(
                        lab(stages, other, phone("Pixel 2", Standing.READY, vitals(30, 4), true, 0, layers(4, 8)))))
                .containsExactly(new Decision.Missing(
                        layers(4, 8),
                        Set.of(),
                        400 * MB,
                        0,
                        Phrase.verbatim(
                                "Layers 5–8 need 400.0 MB of memory; no phone has memory free. The answer goes on as soon as a"
                                        + " phone with 400.0 MB free is connected.")));
    }

    @Test
    void aRestingPhoneResumesAboveTheBandOnly() {
        List<StagePicture> stages = List.of(stage(0, 8, "A", "B"));
        PhonePicture other = phone("A", 0, layers(0, 8));
        steward.decide(lab(stages, other, phone("B", Standing.READY, vitals(30, 19), false, 0, layers(0, 8))));
        assertThat(steward.decide(
                        lab(stages, other, phone("B", Standing.READY, vitals(30, 34), true, 0, layers(0, 8)))))
                .isEmpty();
        assertThat(steward.decide(
                        lab(stages, other, phone("B", Standing.READY, vitals(30, 35), true, 0, layers(0, 8)))))
                .containsExactly(new Decision.Resume("B", Phrase.verbatim("B works again. B is well.")));
    }

    @Test
    void aRestingPhoneIsWokenWhenNobodyElseHasItsLayers() {
        assertThat(steward.decide(lab(
                        List.of(stage(0, 8, "B")), phone("B", Standing.READY, vitals(45, 80), true, 0, layers(0, 8)))))
                .contains(new Decision.Resume(
                        "B", Phrase.verbatim("B should rest but works again, because nobody else has layers 1–8.")));
    }

    @Test
    void aPhoneThatMustStopIsNotWoken() {
        assertThat(steward.decide(lab(
                        List.of(stage(0, 8, "B")), phone("B", Standing.READY, vitals(55, 80), true, 0, layers(0, 8)))))
                .singleElement()
                .isInstanceOf(Decision.Missing.class);
    }

    @Test
    void aReturningPhoneIsTestedTakenBackAndServesItsLayersWithoutAPush() {
        List<StagePicture> stages = List.of(stage(0, 4, "A"), stage(4, 8));
        PhonePicture other = phone("A", 0, layers(0, 4));
        assertThat(steward.decide(lab(stages, other, phone("B", Standing.UNTESTED, WELL, false, 0, layers(4, 8)))))
                .contains(new Decision.Test("B", Phrase.verbatim("B is tested before it is used again.")));
        assertThat(steward.decide(lab(stages, other, phone("B", Standing.PASSED, WELL, false, 0, layers(4, 8)))))
                .containsExactly(
                        new Decision.TakeBack(
                                "B", Phrase.verbatim("B is back, computes rightly and can be used again.")),
                        new Decision.Replicate(
                                new Load("B", "B", layers(4, 8), 0, 0, List.of()),
                                Phrase.verbatim("B still holds layers 5–8 and serves them again.")));
    }

    @Test
    void aPhoneThatComputesWronglyIsTestedAgainLaterAndNotUsed() {
        List<StagePicture> stages = List.of(stage(0, 4, "A"), stage(4, 8, "C"));
        LabPicture lab = lab(
                stages,
                phone("A", 0, layers(0, 4)),
                phone("C", 0, layers(4, 8)),
                phone("B", Standing.FAILED, WELL, false, 800));
        assertThat(steward.decide(lab)).isEmpty();
        now += Duration.ofSeconds(6).toNanos();
        assertThat(steward.decide(lab))
                .containsExactly(
                        new Decision.Test("B", Phrase.verbatim("B is tested again, because it failed before.")));
    }

    @Test
    void aPhoneThatGoesOnComputingWronglyIsNotTestedAllTheTime() {
        LabPicture lab = lab(
                List.of(stage(0, 8, "A")), phone("A", 0, layers(0, 8)), phone("B", Standing.FAILED, WELL, false, 800));
        Decision again = new Decision.Test("B", Phrase.verbatim("B is tested again, because it failed before."));
        steward.decide(lab);
        now += Duration.ofSeconds(6).toNanos();
        assertThat(steward.decide(lab)).containsExactly(again);

        now += Duration.ofSeconds(9).toNanos();
        assertThat(steward.decide(lab)).isEmpty();
        now += Duration.ofSeconds(2).toNanos();
        assertThat(steward.decide(lab)).containsExactly(again);
    }

    @Test
    void lostLayersGoToAPhoneWithAGoodLink() {
        PhonePicture far = phone("B", Standing.READY, Pictures.withRoundTrip(WELL, Duration.ofMillis(300)), false, 800);
        PhonePicture near = phone("C", Standing.READY, Pictures.withRoundTrip(WELL, Duration.ofMillis(2)), false, 800);

        assertThat(steward.decide(lab(List.of(stage(0, 4, "A"), stage(4, 8)), phone("A", 0, layers(0, 4)), far, near)))
                .singleElement()
                .extracting(Decision::phones)
                .isEqualTo(Set.of("C"));
    }

    @Test
    void aPhoneThatHangsWhileItLoadsIsNotWaitedFor() {
        Load hanging = new Load("B", "B", layers(4, 8), 400 * MB, 400 * MB, List.of());
        LabPicture lab = new LabPicture(
                Pictures.COSTS,
                List.of(stage(0, 4, "A"), stage(4, 8)),
                List.of(phone("A", 0, layers(0, 4)), phone("B", 800), phone("C", 800)),
                List.of(new Decision.Replicate(hanging, Phrase.verbatim("B takes layers 5–8."))),
                1,
                0);
        assertThat(steward.decide(lab)).isEmpty();
        now += Duration.ofSeconds(60).toNanos();
        assertThat(steward.decide(lab)).isEmpty();
        now += Duration.ofSeconds(60).toNanos();

        assertThat(steward.decide(lab))
                .containsExactly(new Decision.Replace(
                        layers(4, 8),
                        Set.of(),
                        List.of(new Load(
                                "C", "C", layers(4, 8), Pictures.COSTS.storedBytes(4, 8), 400 * MB, List.of())),
                        Phrase.verbatim("Layers 5–8 have lost their phone. Layers 5–8 go to C.")));
    }

    @Test
    void aPhoneWithALooseCableIsTakenBackLaterEachTime() {
        List<StagePicture> stages = List.of(stage(0, 8, "A"));
        PhonePicture other = phone("A", 0, layers(0, 8));
        LabPicture ready = lab(stages, other, phone("B", 800));
        LabPicture passed = lab(stages, other, phone("B", Standing.PASSED, WELL, false, 800));
        LabPicture away = lab(stages, other, phone("B", Standing.AWAY, PhoneVitals.UNKNOWN, false, 800));
        for (int loss = 0; loss < 3; loss++) {
            steward.decide(ready);
            steward.decide(away);
        }
        now += Duration.ofSeconds(19).toNanos();
        assertThat(steward.decide(passed)).isEmpty();
        now += Duration.ofSeconds(2).toNanos();
        assertThat(steward.decide(passed)).singleElement().isInstanceOf(Decision.TakeBack.class);
    }

    @Test
    void aStageIsReplicatedWhereMemoryIsToSpare() {
        Steward careful = new Steward(OPTIONS.withReplicas(2), () -> now);
        assertThat(careful.decide(lab(
                        List.of(stage(0, 4, "A"), stage(4, 8, "B")),
                        phone("A", 0, layers(0, 4)),
                        phone("B", 0, layers(4, 8)),
                        phone("Spare", 400))))
                .containsExactly(new Decision.Replicate(
                        new Load("Spare", "Spare", layers(0, 4), filesOf(4), 400 * MB, List.of()),
                        Phrase.verbatim("Spare takes layers 1–4 too, so that 2 phones have them.")));
    }

    @Test
    void aReplicaThatIsNotNeededMakesRoomForLostLayers() {
        assertThat(steward.decide(lab(
                        List.of(stage(0, 4, "A", "B"), stage(4, 8)),
                        phone("A", 0, layers(0, 4)),
                        phone("B", 0, layers(0, 4)))))
                .containsExactly(new Decision.Replace(
                        layers(4, 8),
                        Set.of(),
                        List.of(new Load("A", "A", layers(4, 8), filesOf(4), 400 * MB, List.of(layers(0, 4)))),
                        Phrase.verbatim("Layers 5–8 have lost their phone. Layers 5–8 go to A.")));
    }

    @Test
    void twoPhonesNeverGiveUpTheSameLayersForOthersAtOnce() {
        List<Decision> decisions = steward.decide(lab(
                List.of(stage(0, 4, "A", "B"), stage(4, 6), stage(6, 8)),
                phone("A", 0, layers(0, 4)),
                phone("B", 0, layers(0, 4))));
        assertThat(decisions.stream()
                        .flatMap(decision -> decision.loads().stream())
                        .filter(load -> load.unloadFirst().contains(layers(0, 4)))
                        .map(Load::serial)
                        .distinct())
                .hasSize(1);
    }

    @Test
    void shardsOfAnOlderLayoutAreReleased() {
        assertThat(steward.decide(lab(List.of(stage(0, 8, "A")), phone("A", 0, layers(0, 8), layers(2, 5)))))
                .containsExactly(new Decision.Release(
                        "A", layers(2, 5), Phrase.verbatim("A need not hold layers 3–5 any more.")));
    }

    @Test
    void aPhoneThatWasReplacedByABusyOneRelievesItWhenItIsBack() {
        assertThat(steward.decide(lab(
                        List.of(stage(0, 4, "A"), stage(4, 8, "A", "B")),
                        phone("A", 0, layers(0, 4), layers(4, 8)),
                        phone("B", 0, layers(4, 8)))))
                .containsExactly(new Decision.Release(
                        "A",
                        layers(4, 8),
                        Phrase.verbatim(
                                "A has other layers to serve and gives up layers 5–8, which others hold too.")));
    }

    /** Files of the models here have half of the weights' bytes. */
    private static long filesOf(int layers) {
        return layers * (100 * MB - Models.CACHE) / 2;
    }
}
