package org.phonebank.pipeline.steward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.phonebank.pipeline.steward.Pictures.MB;
import static org.phonebank.pipeline.steward.Pictures.OPTIONS;
import static org.phonebank.pipeline.steward.Pictures.WELL;
import static org.phonebank.pipeline.steward.Pictures.lab;
import static org.phonebank.pipeline.steward.Pictures.layers;
import static org.phonebank.pipeline.steward.Pictures.phone;
import static org.phonebank.pipeline.steward.Pictures.stage;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.placement.Arrangement;
import org.phonebank.pipeline.placement.Arrangement.Assigned;
import org.phonebank.pipeline.placement.BenchPhone;
import org.phonebank.pipeline.placement.Models;
import org.phonebank.pipeline.placement.Remark;
import org.phonebank.pipeline.placement.Upkeep;
import org.phonebank.pipeline.steward.PhonePicture.Standing;

/** Layers that a person places. */
class ByHandTest {
    private static final Arrangement WANTED =
            new Arrangement(List.of(new Assigned("A", layers(0, 2)), new Assigned("B", layers(2, 8))));

    private long now;
    private final Steward steward = new Steward(OPTIONS, () -> now);

    @Test
    void phonesLoadWhatTheyLack() {
        steward.arrange(1, WANTED, Upkeep.BY_HAND);

        assertThat(steward.decide(halves(1000)))
                .containsExactly(new Decision.Arrange(
                        1,
                        WANTED,
                        List.of(
                                new Load("A", "A", layers(0, 2), 0, 200 * MB, List.of()),
                                new Load("B", "B", layers(2, 8), filesOf(2), 600 * MB, List.of())),
                        Phrase.verbatim("Layers go where they were put by hand.")));
        assertThat(steward.refused()).isEmpty();
    }

    @Test
    void phoneWithoutRoomForBothDropsWhatItHoldsFirst() {
        steward.arrange(1, WANTED, Upkeep.BY_HAND);

        assertThat(steward.decide(halves(300)).get(0).loads())
                .extracting(Load::unloadFirst)
                .containsExactly(List.of(), List.of(layers(4, 8)));
    }

    @Test
    void arrangementWithoutRoomIsRefused() {
        steward.arrange(1, WANTED, Upkeep.BY_HAND);

        assertThat(steward.decide(halves(100))).isEmpty();
        assertThat(steward.refused().orElseThrow().sentence().english())
                .isEqualTo("There is no longer enough memory for it.");
        assertThat(steward.refused()).isEmpty();
    }

    @Test
    void arrangementWithAPhoneThatIsGoneIsRefused() {
        steward.arrange(1, WANTED, Upkeep.BY_HAND);

        steward.decide(lab(List.of(stage(0, 8, "A")), phone("A", 1000, layers(0, 8))));

        assertThat(steward.refused().orElseThrow().sentence().english())
                .isEqualTo("There is no phone B in this lab any more.");
    }

    @Test
    void waitsUntilNothingElseIsUnderWay() {
        steward.arrange(1, WANTED, Upkeep.BY_HAND);
        LabPicture calm = halves(1000);
        Decision release = new Decision.Release("A", layers(5, 6), Phrase.verbatim(""));

        assertThat(steward.decide(new LabPicture(calm.costs(), calm.stages(), calm.phones(), List.of(release), 1, 0)))
                .isEmpty();
        assertThat(steward.decide(calm)).hasSize(1);
    }

    @Test
    void whatIsNotWantedAnyMoreDoesNotBegin() {
        steward.arrange(1, WANTED, Upkeep.BY_HAND);
        steward.withdraw(1);

        assertThat(steward.decide(halves(1000))).isEmpty();
    }

    @Test
    void layersGoBackSomeTimeAfterALostPhoneHasReturned() {
        steward.keep(WANTED);
        LabPicture repaired =
                lab(List.of(stage(0, 2, "A"), stage(2, 8, "C")), with("A", 0, 2), phone("B", 1000), with("C", 2, 8));

        assertThat(steward.decide(repaired)).isEmpty();
        now += OPTIONS.cooldown().toNanos();
        assertThat(steward.decide(repaired)).singleElement().isInstanceOfSatisfying(Decision.Arrange.class, back -> {
            assertThat(back.wish()).isEqualTo(Decision.Arrange.NO_WISH);
            assertThat(back.loads()).extracting(Load::serial).containsExactly("B");
        });
    }

    @Test
    void goingBackInVainIsTriedLaterAndLater() {
        steward.keep(WANTED);
        LabPicture repaired =
                lab(List.of(stage(0, 2, "A"), stage(2, 8, "C")), with("A", 0, 2), phone("B", 1000), with("C", 2, 8));
        steward.decide(repaired);
        now += OPTIONS.cooldown().toNanos();
        Decision first = steward.decide(repaired).get(0);

        steward.failed(first);

        now += OPTIONS.cooldown().toNanos() - 1;
        assertThat(steward.decide(repaired)).isEmpty();
        now += 1;
        assertThat(steward.decide(repaired)).hasSize(1);
    }

    @Test
    void phoneThatStandsByTakesNothingOffOneThatWasGivenSeveralPartsByHand() {
        Arrangement apart = new Arrangement(List.of(
                new Assigned("A", layers(0, 2)), new Assigned("B", layers(2, 5)), new Assigned("A", layers(5, 8))));
        LabPicture lab = lab(
                List.of(stage(0, 2, "A"), stage(2, 5, "B"), stage(5, 8, "A")),
                phone("A", 1000, layers(0, 2), layers(5, 8)),
                with("B", 2, 5),
                phone("Spare", 1000));
        assertThat(new Steward(OPTIONS, () -> now).decide(lab)).hasSize(1);

        steward.keep(apart);

        assertThat(steward.decide(lab)).isEmpty();
    }

    @Test
    void whatAPhoneLoadedInVainIsNotServedBesideThePhoneThatWasGivenIt() {
        LabPicture lab =
                lab(List.of(stage(0, 2, "A"), stage(2, 8, "B")), with("A", 0, 2), with("B", 2, 8), with("C", 0, 2));
        assertThat(new Steward(OPTIONS, () -> now).decide(lab)).singleElement().isInstanceOf(Decision.Replicate.class);

        steward.keep(WANTED);

        assertThat(steward.decide(lab))
                .containsExactly(new Decision.Release(
                        "C", layers(0, 2), Phrase.verbatim("C need not hold layers 1–2 any more.")));
    }

    @Test
    void surveyTellsRoomObstaclesAndWhoServes() {
        steward.decide(lab(
                List.of(stage(0, 4, "A"), stage(4, 8)),
                phone("A", 300, layers(0, 4)),
                phone("B", Standing.AWAY, WELL, false, 1000)));

        Survey survey = steward.survey();

        assertThat(survey.phones())
                .extracting(BenchPhone::serial, BenchPhone::roomBytes, BenchPhone::freeBytes, BenchPhone::obstacle)
                .containsExactly(
                        tuple("A", 700 * MB, 300 * MB, null),
                        tuple(
                                "B",
                                1000 * MB,
                                1000 * MB,
                                new Remark(Remark.Code.AWAY, List.of("B"), "B is not connected.")));
        assertThat(survey.present()).containsExactly(new Assigned("A", layers(0, 4)), new Assigned("", layers(4, 8)));
    }

    @Test
    void stageThatAPhoneGaveUpToMakeRoomIsStillSurveyedAsItsOwn() {
        Load exchange = new Load("A", "A", layers(4, 8), 0, 400 * MB, List.of(layers(0, 4)));
        Decision move =
                new Decision.Arrange(1, WANTED, List.of(exchange), Phrase.verbatim("Layers go where they were put."));

        assertThat(presentWhile(move, stage(0, 4), stage(4, 8, "B")))
                .containsExactly(new Assigned("A", layers(0, 4)), new Assigned("B", layers(4, 8)));
    }

    @Test
    void stageThatOthersAreAboutToServeIsSurveyedAsTheirs() {
        Decision replace = new Decision.Replace(
                layers(4, 8),
                Set.of(),
                List.of(
                        new Load("A", "A", layers(4, 6), 0, 200 * MB, List.of()),
                        new Load("B", "B", layers(6, 8), 0, 200 * MB, List.of())),
                Phrase.verbatim("C was lost."));

        assertThat(presentWhile(replace, stage(0, 4, "A"), stage(4, 8)))
                .containsExactly(
                        new Assigned("A", layers(0, 4)),
                        new Assigned("A", layers(4, 6)),
                        new Assigned("B", layers(6, 8)));
    }

    private List<Assigned> presentWhile(Decision underWay, StagePicture... stages) {
        steward.decide(new LabPicture(
                Pictures.COSTS, List.of(stages), List.of(phone("A", 1000), phone("B", 1000)), List.of(underWay), 1, 0));
        return steward.survey().present();
    }

    @Test
    void simulatedLabStaysAsItWasPutThoughAPhoneBecomesSlow() {
        assertThat(movesAfterSlowdown(false)).isPositive();
        assertThat(movesAfterSlowdown(true)).isZero();
    }

    @Test
    void simulatedLabGoesBackToWhatWasPutByHandWhenALostPhoneReturns() {
        SimulatedLab lab = new SimulatedLab(
                Pictures.COSTS,
                OPTIONS,
                List.of(
                        new SimulatedPhone("A", 2000 * MB, 1e11),
                        new SimulatedPhone("B", 2000 * MB, 1e11),
                        new SimulatedPhone("C", 500 * MB, 1e11)),
                1);
        lab.place("A", 0, 4);
        lab.place("B", 4, 8);
        lab.steward.arrange(1, WANTED, Upkeep.BY_HAND);
        lab.run(Duration.ofMinutes(1));
        assertThat(lab.stages()).containsExactly(stage(0, 2, "A"), stage(2, 8, "B"));

        lab.lose("B");
        lab.run(Duration.ofMinutes(1));
        assertThat(lab.served()).isTrue();
        lab.comeBack("B");
        lab.run(Duration.ofMinutes(3));

        assertThat(lab.stages()).containsExactly(stage(0, 2, "A"), stage(2, 8, "B"));
        assertThat(lab.phone("C").loaded).isEmpty();
    }

    private static long movesAfterSlowdown(boolean byHand) {
        SimulatedLab lab = new SimulatedLab(
                Pictures.COSTS,
                OPTIONS,
                List.of(new SimulatedPhone("A", 2000 * MB, 1e11), new SimulatedPhone("B", 2000 * MB, 1e11)),
                1);
        lab.place("A", 0, 4);
        lab.place("B", 4, 8);
        if (byHand) {
            lab.steward.keep(
                    new Arrangement(List.of(new Assigned("A", layers(0, 4)), new Assigned("B", layers(4, 8)))));
        }
        lab.sequences = 4;
        lab.run(Duration.ofSeconds(10));
        lab.phone("B").speed /= 4;
        lab.run(Duration.ofMinutes(5));
        return lab.count(Decision.MoveBoundary.class);
    }

    private static LabPicture halves(long freeMegabytes) {
        return lab(
                List.of(stage(0, 4, "A"), stage(4, 8, "B")),
                phone("A", 1000, layers(0, 4)),
                phone("B", freeMegabytes, layers(4, 8)));
    }

    private static PhonePicture with(String serial, int first, int end) {
        return phone(serial, 1000, new LayerRange(first, end));
    }

    /** Files have half the size of the weights in memory. */
    private static long filesOf(int layers) {
        return layers * (100 * MB - Models.CACHE) / 2;
    }
}
