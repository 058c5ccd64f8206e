package org.phonebank.desktop.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.phonebank.desktop.incident.Incident.Severity;
import org.phonebank.desktop.keeping.Happening;
import org.phonebank.desktop.keeping.Happening.Loss;
import org.phonebank.desktop.keeping.KeepingWording;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.placement.Arrangement;
import org.phonebank.pipeline.steward.Decision;
import org.phonebank.pipeline.steward.Load;

class ChronicleTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final long MB = 1_000_000;
    private static final LayerRange FIVE_SIX = new LayerRange(4, 6);

    private Instant now = START;
    private final List<Incident> told = new ArrayList<>();
    private final List<Boolean> underWay = new ArrayList<>();
    private final Chronicle chronicle = new Chronicle(() -> now, this::hear);

    @Test
    void eachMoveByHandIsAStoryOfItsOwn() {
        Decision first = byHand(1);
        chronicle.accept(new Happening.Begun(first));
        chronicle.accept(new Happening.Done(first, Duration.ofSeconds(2)));
        assertThat(lastSentence()).isEqualTo("Layers go where they were put by hand; this took 2.0 s.");
        Decision second = byHand(2);
        chronicle.accept(new Happening.Begun(second));
        chronicle.accept(new Happening.Failed(second, Phrase.verbatim("Moto G7 was lost meanwhile.")));
        assertThat(lastSentence())
                .isEqualTo("Layers go where they were put by hand; this did not work (Moto G7 was lost meanwhile).");
    }

    @Test
    void aMoveThatAPersonCancelledIsNoTrouble() {
        Decision move = byHand(1);
        chronicle.accept(new Happening.Begun(move));
        chronicle.accept(new Happening.Failed(move, Phrase.of(KeepingWording.GIVEN_UP)));

        assertThat(lastSentence())
                .isEqualTo(
                        "Layers go where they were put by hand; this was cancelled, and the layers stay where they are.");
        assertThat(told.get(told.size() - 1).severity()).isEqualTo(Incident.Severity.NOTE);
    }

    @Test
    void aLossItsReplacementAndTheAnswerThatGoesOnAreOneIncidentToldAsItUnfolds() {
        Decision replace = lostReplacement(FIVE_SIX, "M", "Moto G7");
        chronicle.accept(unplugged("P", "Pixel 2", FIVE_SIX));
        chronicle.accept(new Happening.StageMissing(FIVE_SIX));
        chronicle.accept(new Happening.Begun(replace));
        chronicle.accept(new Happening.Done(replace, Duration.ofMillis(2100)));
        chronicle.accept(new Happening.StageServed(FIVE_SIX, Duration.ofMillis(2150)));
        chronicle.accept(new Happening.TookOver(FIVE_SIX, "P", "M", "Moto G7", Duration.ofMillis(240), 31));
        later(20);

        assertThat(told)
                .containsExactly(
                        warning(1, Set.of("P"), "Pixel 2 was unplugged; layers 5–6 need another phone."),
                        warning(1, Set.of("P", "M"), "Pixel 2 was unplugged; layers 5–6 are being moved to Moto G7."),
                        warning(1, Set.of("P", "M"), "Pixel 2 was unplugged; layers 5–6 moved to Moto G7 in 2.1 s."),
                        warning(
                                1,
                                Set.of("P", "M"),
                                "Pixel 2 was unplugged; layers 5–6 moved to Moto G7 in 2.1 s; the answer went on after"
                                        + " 240 ms."),
                        new Incident(
                                1,
                                START,
                                Severity.WARNING,
                                Set.of("P", "M"),
                                Phrase.verbatim(
                                        "Pixel 2 was unplugged; layers 5–6 moved to Moto G7 in 2.1 s; the answer went on after"
                                                + " 240 ms."),
                                true));
    }

    @Test
    void nothingIsUnderWayOnceLayersHaveMovedThoughMoreMayBeTold() {
        Decision replace = lostReplacement(FIVE_SIX, "M", "Moto G7");
        chronicle.accept(unplugged("P", "Pixel 2", FIVE_SIX));
        chronicle.accept(new Happening.Begun(replace));
        chronicle.accept(new Happening.Done(replace, Duration.ofMillis(2100)));
        later(20);

        assertThat(underWay).containsExactly(true, true, false, false);
    }

    @Test
    void aPhoneInReserveThatTakesOverIsNamed() {
        chronicle.accept(new Happening.Lost(
                "P", "Pixel 2", Loss.HUNG, List.of(FIVE_SIX), List.of(), "Pixel 2 gave no answer within 80 ms."));
        assertThat(lastSentence()).isEqualTo("Pixel 2 did not answer in time; another phone has layers 5–6 too.");
        chronicle.accept(new Happening.TookOver(FIVE_SIX, "P", "M", "Moto G7", Duration.ofMillis(9), 0));
        assertThat(lastSentence())
                .isEqualTo(
                        "Pixel 2 did not answer in time; Moto G7 took over layers 5–6; the answer went on after 9 ms.");
        Decision copy = new Decision.Replicate(
                load("N", "Nokia 6.1", FIVE_SIX),
                Phrase.verbatim("Nokia 6.1 takes layers 5–6 too, so that 2 phones have them."));
        chronicle.accept(new Happening.Begun(copy));
        chronicle.accept(new Happening.Done(copy, Duration.ofMillis(800)));
        assertThat(lastSentence())
                .isEqualTo(
                        "Pixel 2 did not answer in time; Moto G7 took over layers 5–6; the answer went on after 9 ms;"
                                + " Nokia 6.1 took layers 5–6 too in 800 ms.");
        assertThat(told).extracting(Incident::id).containsOnly(1L);
    }

    @Test
    void whatOnePhoneTakesTooIsToldTogether() {
        LayerRange eight = new LayerRange(7, 8);
        chronicle.accept(new Happening.Lost(
                "P", "Pixel 2", Loss.UNPLUGGED, List.of(FIVE_SIX, eight), List.of(), "ADB lost it."));
        assertThat(lastSentence()).isEqualTo("Pixel 2 was unplugged; another phone has layers 5–6 and 8 too.");
        for (LayerRange layers : List.of(FIVE_SIX, eight)) {
            Decision copy = new Decision.Replicate(
                    load("N", "Nokia 6.1", layers),
                    Phrase.verbatim("Nokia 6.1 takes layers too, so that 2 phones have them."));
            chronicle.accept(new Happening.Begun(copy));
            chronicle.accept(new Happening.Done(copy, Duration.ofMillis(800)));
        }
        assertThat(lastSentence()).isEqualTo("Pixel 2 was unplugged; Nokia 6.1 took layers 5–6 and 8 too in 1.6 s.");
    }

    @Test
    void aPhoneWithoutLayersIsNoLoss() {
        chronicle.accept(
                new Happening.Lost("P", "Pixel 2", Loss.SILENT, List.of(), List.of(), "Nothing was heard for 1.5 s."));
        assertThat(told)
                .containsExactly(warning(1, Set.of("P"), "Nothing was heard of Pixel 2 any more; it held no layers."));
    }

    @Test
    void whatIsMissingIsToldExactlyAndOnlyAsLongAsItIs() {
        chronicle.accept(unplugged("P", "Pixel 2", FIVE_SIX));
        chronicle.accept(done(missing(FIVE_SIX, Set.of())));
        assertThat(told.get(1))
                .isEqualTo(new Incident(
                        1,
                        START,
                        Severity.TROUBLE,
                        Set.of("P"),
                        Phrase.verbatim(
                                "Pixel 2 was unplugged. Layers 5–6 need 310.0 MB of memory; no phone has more than 200.0 MB free"
                                        + " (Moto G7). The answer goes on as soon as a phone with 310.0 MB free is connected."),
                        false));
        later(600);
        assertThat(told).hasSize(2);

        chronicle.accept(new Happening.Back("P", "Pixel 2"));
        chronicle.accept(new Happening.Tested("P", "Pixel 2", true, Phrase.verbatim("Pixel 2 computes rightly.")));
        chronicle.accept(done(new Decision.TakeBack(
                "P", Phrase.verbatim("Pixel 2 is back, computes rightly and can be used again."))));
        Decision again = new Decision.Replicate(
                load("P", "Pixel 2", FIVE_SIX),
                Phrase.verbatim("Pixel 2 still holds layers 5–6 and serves them again."));
        chronicle.accept(new Happening.Done(again, Duration.ofMillis(20)));
        chronicle.accept(new Happening.StageServed(FIVE_SIX, Duration.ofSeconds(601)));
        assertThat(told.get(told.size() - 1))
                .isEqualTo(warning(
                        1,
                        Set.of("P"),
                        "Pixel 2 was unplugged; layers 5–6 were without a phone for 10 min 1 s; Pixel 2 came back, passed"
                                + " its self-test, can be used again and serves layers 5–6."));
    }

    @Test
    void aReturnedPhoneThatLoadsItsLayersAgainEndsTheIncident() {
        chronicle.accept(unplugged("P", "Pixel 2", FIVE_SIX));
        Decision replace = lostReplacement(FIVE_SIX, "M", "Moto G7");
        chronicle.accept(new Happening.Begun(replace));
        chronicle.accept(new Happening.Done(replace, Duration.ofMillis(2100)));
        chronicle.accept(new Happening.Back("P", "Pixel 2"));
        chronicle.accept(done(new Decision.TakeBack("P", Phrase.verbatim("Pixel 2 is used again."))));
        Decision copy = new Decision.Replicate(
                load("P", "Pixel 2", FIVE_SIX),
                Phrase.verbatim("Pixel 2 takes layers 5–6 too, so that 2 phones have them."));
        chronicle.accept(new Happening.Begun(copy));
        chronicle.accept(new Happening.Done(copy, Duration.ofMillis(800)));
        later(20);

        assertThat(told.get(told.size() - 1))
                .isEqualTo(new Incident(
                        1,
                        START,
                        Severity.WARNING,
                        Set.of("P", "M"),
                        Phrase.verbatim("Pixel 2 was unplugged; layers 5–6 moved to Moto G7 in 2.1 s; Pixel 2 came"
                                + " back, can be used again and serves layers 5–6."),
                        true));
    }

    @Test
    void failedTriesAreCountedUntilOneWorks() {
        Decision first = lostReplacement(FIVE_SIX, "M", "Moto G7");
        Decision second = lostReplacement(FIVE_SIX, "N", "Nokia 6.1");
        chronicle.accept(unplugged("P", "Pixel 2", FIVE_SIX));
        chronicle.accept(new Happening.Begun(first));
        chronicle.accept(new Happening.Failed(first, Phrase.verbatim("The storage of Moto G7 is full.")));
        assertThat(lastSentence())
                .isEqualTo("Pixel 2 was unplugged; layers 5–6 could not be moved to Moto G7 (The storage of Moto G7 is"
                        + " full); layers 5–6 need another phone.");
        chronicle.accept(new Happening.Begun(second));
        chronicle.accept(new Happening.Done(second, Duration.ofSeconds(3)));
        assertThat(lastSentence())
                .isEqualTo("Pixel 2 was unplugged; layers 5–6 moved to Nokia 6.1 in 3.0 s after one failed try.");
    }

    @Test
    void aLooseCableIsOneIncident() {
        for (int time = 0; time < 3; time++) {
            chronicle.accept(new Happening.Lost("P", "Pixel 2", Loss.UNPLUGGED, List.of(), List.of(), "It is gone."));
            later(5);
            chronicle.accept(new Happening.Back("P", "Pixel 2"));
            later(5);
        }
        assertThat(lastSentence()).isEqualTo("Pixel 2 was unplugged 3 times; it held no layers; Pixel 2 came back.");
        assertThat(told).extracting(Incident::id).containsOnly(1L);
        assertThat(told).noneMatch(Incident::settled);
    }

    @Test
    void whatIsFoundOutLaterReplacesTheFirstSignOfALoss() {
        chronicle.accept(new Happening.Lost(
                "P", "Pixel 2", Loss.WORKER_ENDED, List.of(FIVE_SIX), List.of(), "The connection broke."));
        assertThat(lastSentence()).isEqualTo("Phonebank's program on Pixel 2 ended; another phone has layers 5–6 too.");
        chronicle.accept(new Happening.Lost("P", "Pixel 2", Loss.UNPLUGGED, List.of(), List.of(), "ADB lost it."));
        chronicle.accept(new Happening.Lost("P", "Pixel 2", Loss.UNPLUGGED, List.of(), List.of(), "ADB lost it."));
        assertThat(lastSentence()).isEqualTo("Pixel 2 was unplugged; another phone has layers 5–6 too.");
    }

    @Test
    void aPhoneThatEndsAgainAndAgainAfterItWasStartedAnewIsOneIncident() {
        for (int time = 0; time < 2; time++) {
            chronicle.accept(
                    new Happening.Lost("P", "Pixel 2", Loss.WORKER_ENDED, List.of(), List.of(), "It is gone."));
            chronicle.accept(new Happening.Back("P", "Pixel 2"));
            chronicle.accept(new Happening.Tested("P", "Pixel 2", true, Phrase.NONE));
            chronicle.accept(done(new Decision.TakeBack(
                    "P", Phrase.verbatim("Pixel 2 is back, computes rightly and can be used again."))));
        }
        assertThat(lastSentence())
                .isEqualTo(
                        "Phonebank's program on Pixel 2 ended twice; it held no layers; Pixel 2 was started anew, passed"
                                + " its self-test and can be used again.");
    }

    @Test
    void aLossLongAfterAnotherIsANewIncident() {
        chronicle.accept(new Happening.Lost("P", "Pixel 2", Loss.UNPLUGGED, List.of(), List.of(), "It is gone."));
        later(30);
        chronicle.accept(new Happening.Lost("P", "Pixel 2", Loss.UNPLUGGED, List.of(), List.of(), "It is gone."));
        assertThat(told)
                .extracting(Incident::id, Incident::settled)
                .containsExactly(tuple(1L, false), tuple(1L, true), tuple(2L, false));
    }

    @Test
    void aPhoneThatReturnsLaterIsANewIncidentThatEndsWithItsUse() {
        chronicle.accept(new Happening.Lost("P", "Pixel 2", Loss.UNPLUGGED, List.of(), List.of(), "It is gone."));
        later(30);
        told.clear();
        chronicle.accept(new Happening.Back("P", "Pixel 2"));
        chronicle.accept(new Happening.Begun(
                new Decision.Test("P", Phrase.verbatim("Pixel 2 is tested before it is used again."))));
        chronicle.accept(new Happening.Tested("P", "Pixel 2", true, Phrase.verbatim("Pixel 2 computes rightly.")));
        chronicle.accept(done(new Decision.TakeBack(
                "P", Phrase.verbatim("Pixel 2 is back, computes rightly and can be used again."))));
        later(30);
        assertThat(told)
                .containsExactly(
                        note(2, 30, "P", "Pixel 2 is back.", false),
                        note(2, 30, "P", "Pixel 2 is back and is being tested.", false),
                        note(2, 30, "P", "Pixel 2 is back and passed its self-test.", false),
                        note(2, 30, "P", "Pixel 2 is back, passed its self-test and can be used again.", false),
                        note(2, 30, "P", "Pixel 2 is back, passed its self-test and can be used again.", true));
    }

    @Test
    void aPhoneThatComputesWronglyIsOneIncidentUntilItComputesRightly() {
        chronicle.accept(new Happening.Lost(
                "P", "Pixel 2", Loss.WRONG_ANSWERS, List.of(FIVE_SIX), List.of(), "A value is not a number."));
        for (int time = 0; time < 3; time++) {
            chronicle.accept(new Happening.Begun(
                    new Decision.Test("P", Phrase.verbatim("Pixel 2 is tested before it is used again."))));
            chronicle.accept(new Happening.Tested(
                    "P", "Pixel 2", false, Phrase.verbatim("It computed 3.1 where 2.0 is right.")));
            later(40);
        }
        assertThat(lastSentence())
                .isEqualTo("Pixel 2 gave answers that cannot be right; another phone has layers 5–6 too; Pixel 2 failed"
                        + " its self-test 3 times (It computed 3.1 where 2.0 is right).");
        chronicle.accept(new Happening.Tested("P", "Pixel 2", true, Phrase.verbatim("Pixel 2 computes rightly.")));
        chronicle.accept(done(new Decision.TakeBack(
                "P", Phrase.verbatim("Pixel 2 is back, computes rightly and can be used again."))));
        assertThat(lastSentence())
                .isEqualTo("Pixel 2 gave answers that cannot be right; another phone has layers 5–6 too; Pixel 2 passed"
                        + " its self-test and can be used again.");
        assertThat(told).extracting(Incident::id).containsOnly(1L);
    }

    @Test
    void aNewPhoneIsConnectedAndMayNotBecomeReady() {
        chronicle.accept(new Happening.Back("N", "Nokia 6.1"));
        chronicle.accept(new Happening.NotReady("N", "Nokia 6.1", Phrase.verbatim("Its storage is full: free 80 MB.")));
        assertThat(told)
                .containsExactly(
                        note(1, 0, "N", "Nokia 6.1 is connected.", false),
                        new Incident(
                                1,
                                START,
                                Severity.WARNING,
                                Set.of("N"),
                                Phrase.verbatim(
                                        "Nokia 6.1 is connected, but cannot be used yet (Its storage is full: free 80 MB)."),
                                false));
    }

    @Test
    void aHotPhoneHandsItsLayersOverAndRests() {
        Decision replace = new Decision.Replace(
                FIVE_SIX,
                Set.of("P"),
                List.of(load("M", "Moto G7", FIVE_SIX)),
                Phrase.verbatim("Pixel 2 has 46 °C; it cools down until it has 40 °C. Layers 5–6 go to Moto G7."));
        chronicle.accept(new Happening.Begun(replace));
        chronicle.accept(new Happening.Done(replace, Duration.ofMillis(2100)));
        chronicle.accept(
                done(new Decision.Drain("P", Phrase.verbatim("Pixel 2 has 47 °C; it cools down until it has 40 °C."))));
        chronicle.accept(new Happening.TookOver(FIVE_SIX, "P", "M", "Moto G7", Duration.ofMillis(120), 12));
        chronicle.accept(done(
                new Decision.Release("P", FIVE_SIX, Phrase.verbatim("Pixel 2 need not hold layers 5–6 any more."))));
        assertThat(told)
                .containsExactly(
                        warning(
                                1,
                                Set.of("P", "M"),
                                "Pixel 2 has 46 °C; it cools down until it has 40 °C. Layers 5–6 go to Moto G7."),
                        warning(
                                1,
                                Set.of("P", "M"),
                                "Pixel 2 has 46 °C; it cools down until it has 40 °C. Layers 5–6 go to Moto G7; this took"
                                        + " 2.1 s."),
                        warning(
                                1,
                                Set.of("P", "M"),
                                "Pixel 2 has 47 °C; it cools down until it has 40 °C; layers 5–6 moved to Moto G7 in"
                                        + " 2.1 s."),
                        warning(
                                1,
                                Set.of("P", "M"),
                                "Pixel 2 has 47 °C; it cools down until it has 40 °C; layers 5–6 moved to Moto G7 in"
                                        + " 2.1 s; the answer went on after 120 ms."));
        later(60);
        told.clear();
        chronicle.accept(done(new Decision.Resume("P", Phrase.verbatim("Pixel 2 works again. Pixel 2 is well."))));
        assertThat(told).containsExactly(note(2, 60, "P", "Pixel 2 works again. Pixel 2 is well.", false));
    }

    @Test
    void aPhoneThatMustStopThoughNobodyCanTakeItsLayersIsOneIncident() {
        chronicle.accept(done(missing(FIVE_SIX, Set.of("P"))));
        assertThat(told.get(0).severity()).isEqualTo(Severity.WARNING);
        chronicle.accept(done(new Decision.Drain(
                "P", Phrase.verbatim("Pixel 2 has 4 % of its battery left; below 5 % it stops at once."))));
        chronicle.accept(new Happening.StageMissing(FIVE_SIX));
        chronicle.accept(done(missing(FIVE_SIX, Set.of())));
        assertThat(told.get(told.size() - 1))
                .isEqualTo(new Incident(
                        1,
                        START,
                        Severity.TROUBLE,
                        Set.of("P"),
                        Phrase.verbatim(
                                "Pixel 2 has 4 % of its battery left; below 5 % it stops at once. Layers 5–6 need 310.0 MB of"
                                        + " memory; no phone has more than 200.0 MB free (Moto G7). The answer goes on as soon as"
                                        + " a phone with 310.0 MB free is connected."),
                        false));
    }

    @Test
    void movesOfOneLayerAfterAnotherAreOneIncident() {
        Decision first = move("Layer 6 moves from Pixel 2 to Moto G7.");
        Decision second = move("Layer 5 moves from Pixel 2 to Moto G7.");
        chronicle.accept(new Happening.Begun(first));
        chronicle.accept(new Happening.StageMissing(new LayerRange(3, 6)));
        chronicle.accept(new Happening.Done(first, Duration.ofSeconds(1)));
        chronicle.accept(done(
                new Decision.Release("P", FIVE_SIX, Phrase.verbatim("Pixel 2 need not hold layers 5–6 any more."))));
        chronicle.accept(new Happening.Begun(second));
        chronicle.accept(new Happening.Done(second, Duration.ofSeconds(2)));
        assertThat(told)
                .extracting(Incident::sentence)
                .containsExactly(
                        "Layer 6 moves from Pixel 2 to Moto G7.",
                        "Layer 6 moves from Pixel 2 to Moto G7; this took 1.0 s.",
                        "Layer 5 moves from Pixel 2 to Moto G7; this took 1.0 s.",
                        "Layer 5 moves from Pixel 2 to Moto G7; 2 such changes took 3.0 s.");
        assertThat(told).extracting(Incident::severity).containsOnly(Severity.NOTE);
    }

    @Test
    void phonesThatTakeLayersTooOneAfterAnotherAreOneIncident() {
        for (int phone = 1; phone <= 3; phone++) {
            String name = "Spare " + phone;
            Decision copy = new Decision.Replicate(
                    load("S" + phone, name, new LayerRange(phone, phone + 1)),
                    Phrase.verbatim(name + " takes layer " + (phone + 1) + " too, so that 2 phones have it."));
            chronicle.accept(new Happening.Begun(copy));
            chronicle.accept(new Happening.Done(copy, Duration.ofSeconds(1)));
        }
        assertThat(told.get(told.size() - 1))
                .isEqualTo(new Incident(
                        1,
                        START,
                        Severity.NOTE,
                        Set.of("S1", "S2", "S3"),
                        Phrase.verbatim(
                                "Spare 3 takes layer 4 too, so that 2 phones have it; 3 such changes took 3.0 s."),
                        false));
    }

    @Test
    void aMoveThatFailsIsAWarningAndSaysWhy() {
        Decision move = move("Layer 6 moves from Pixel 2 to Moto G7.");
        chronicle.accept(new Happening.Begun(move));
        chronicle.accept(new Happening.Failed(move, Phrase.verbatim("Moto G7 was unplugged.")));
        assertThat(told.get(1))
                .isEqualTo(warning(
                        1,
                        Set.of("P", "M"),
                        "Layer 6 moves from Pixel 2 to Moto G7; this did not work (Moto G7 was unplugged)."));
    }

    @Test
    void phonesThatDisagreeAreTestedInTheSameIncident() {
        Happening differ = new Happening.AnswersDiffer(FIVE_SIX, "P", "Pixel 2", "M", "Moto G7");
        chronicle.accept(differ);
        chronicle.accept(differ);
        assertThat(told)
                .containsExactly(warning(
                        1,
                        Set.of("P", "M"),
                        "Pixel 2 and Moto G7 both have layers 5–6, but gave different answers; both are tested."));
        chronicle.accept(new Happening.StageMissing(FIVE_SIX));
        assertThat(lastSentence())
                .isEqualTo(
                        "Pixel 2 and Moto G7 both have layers 5–6, but gave different answers; both are tested; layers"
                                + " 5–6 need another phone.");
        chronicle.accept(new Happening.StageServed(FIVE_SIX, Duration.ZERO));
        chronicle.accept(new Happening.Tested("M", "Moto G7", true, Phrase.verbatim("Moto G7 computes rightly.")));
        chronicle.accept(done(new Decision.TakeBack(
                "M", Phrase.verbatim("Moto G7 is back, computes rightly and can be used again."))));
        chronicle.accept(
                new Happening.Tested("P", "Pixel 2", false, Phrase.verbatim("It computed 3.1 where 2.0 is right.")));
        assertThat(lastSentence())
                .isEqualTo(
                        "Pixel 2 and Moto G7 both have layers 5–6, but gave different answers; both are tested; Moto G7"
                                + " passed its self-test and can be used again; Pixel 2 failed its self-test (It computed 3.1 where"
                                + " 2.0 is right).");
    }

    @Test
    void aStageThatIsMissingBeforeItIsKnownWhyIsExplainedLater() {
        chronicle.accept(new Happening.StageMissing(FIVE_SIX));
        assertThat(lastSentence()).isEqualTo("Layers 5–6 need another phone.");
        chronicle.accept(unplugged("P", "Pixel 2", FIVE_SIX));
        assertThat(told.get(1))
                .isEqualTo(warning(1, Set.of("P"), "Pixel 2 was unplugged; layers 5–6 need another phone."));
    }

    @Test
    void whatIsDoneBeforeALossIsToldBelongsToIt() {
        Decision again = new Decision.Replicate(
                new Load("P", "Pixel 2", FIVE_SIX, 0, 0, List.of()),
                Phrase.verbatim("Pixel 2 still holds layers 5–6 and serves them again."));
        Decision replace = new Decision.Replace(
                FIVE_SIX,
                Set.of(),
                List.of(load("M", "Moto G7", FIVE_SIX)),
                Phrase.verbatim("Layers 5–6 have lost their phone. Layers 5–6 go to Moto G7."));
        chronicle.accept(new Happening.Begun(again));
        chronicle.accept(new Happening.Begun(replace));
        chronicle.accept(unplugged("P", "Pixel 2", FIVE_SIX));
        chronicle.accept(new Happening.Failed(again, Phrase.verbatim("Pixel 2 was lost meanwhile.")));
        chronicle.accept(new Happening.Done(replace, Duration.ofMillis(2100)));
        assertThat(told)
                .containsExactly(
                        warning(1, Set.of("M"), "Layers 5–6 have lost their phone. Layers 5–6 go to Moto G7."),
                        warning(1, Set.of("P", "M"), "Pixel 2 was unplugged; layers 5–6 are being moved to Moto G7."),
                        warning(1, Set.of("P", "M"), "Pixel 2 was unplugged; layers 5–6 moved to Moto G7 in 2.1 s."));
    }

    @Test
    void aPhoneIsNotNamedTwiceWithinAClauseAndSentencesBeginWithACapital() {
        String samsung = "samsung SM-G930F";
        chronicle.accept(
                new Happening.Lost("S", samsung, Loss.WRONG_ANSWERS, List.of(), List.of(), "A value is not a number."));
        chronicle.accept(new Happening.Tested(
                "S", samsung, false, Phrase.verbatim(samsung + " computed values that are no numbers.")));
        assertThat(lastSentence())
                .isEqualTo(
                        "Samsung SM-G930F gave answers that cannot be right; it held no layers; samsung SM-G930F failed"
                                + " its self-test (it computed values that are no numbers).");
        chronicle.accept(
                done(new Decision.Drain("T", Phrase.verbatim("moto g(7) has 45.5 °C; above 45 °C it stops at once."))));
        chronicle.accept(done(new Decision.Resume("T", Phrase.verbatim("moto g(7) works again. moto g(7) is well."))));
        assertThat(lastSentence())
                .isEqualTo(
                        "Moto g(7) has 45.5 °C; above 45 °C it stops at once. Moto g(7) works again. Moto g(7) is well.");
    }

    @Test
    void troubleOfDifferentPhonesAtTheSameTimeIsKeptApart() {
        LayerRange one = new LayerRange(0, 1);
        Decision replaceOne = lostReplacement(one, "N", "Nokia 6.1");
        Decision replaceOther = lostReplacement(FIVE_SIX, "M", "Moto G7");
        chronicle.accept(unplugged("P", "Pixel 2", FIVE_SIX));
        chronicle.accept(new Happening.Lost(
                "Q", "Pixel 3a", Loss.WORKER_ENDED, List.of(one), List.of(one), "Its worker is gone."));
        chronicle.accept(new Happening.Begun(replaceOther));
        chronicle.accept(new Happening.Begun(replaceOne));
        chronicle.accept(new Happening.Done(replaceOne, Duration.ofMillis(900)));
        chronicle.accept(new Happening.TookOver(one, "Q", "N", "Nokia 6.1", Duration.ofMillis(950), 3));
        chronicle.accept(new Happening.Done(replaceOther, Duration.ofMillis(2100)));
        chronicle.accept(new Happening.TookOver(FIVE_SIX, "P", "M", "Moto G7", Duration.ofMillis(2200), 3));
        later(20);
        assertThat(told.subList(told.size() - 2, told.size()))
                .extracting(Incident::sentence)
                .containsExactlyInAnyOrder(
                        "Pixel 2 was unplugged; layers 5–6 moved to Moto G7 in 2.1 s; the answer went on after 2.2 s.",
                        "Phonebank's program on Pixel 3a ended; layer 1 moved to Nokia 6.1 in 900 ms; the answer went on"
                                + " after 950 ms.");
    }

    @Test
    void severalAnswersAreToldByTheLongestInterruption() {
        chronicle.accept(unplugged("P", "Pixel 2", FIVE_SIX));
        chronicle.accept(new Happening.TookOver(FIVE_SIX, "P", "M", "Moto G7", Duration.ofMillis(240), 31));
        chronicle.accept(new Happening.TookOver(FIVE_SIX, "P", "M", "Moto G7", Duration.ofMillis(310), 7));
        assertThat(lastSentence()).endsWith("answers went on after at most 310 ms.");
    }

    private void later(long seconds) {
        now = now.plusSeconds(seconds);
        chronicle.settle();
    }

    private String lastSentence() {
        return told.get(told.size() - 1).sentence();
    }

    private static Incident warning(long id, Set<String> serials, String sentence) {
        return new Incident(id, START, Severity.WARNING, serials, Phrase.verbatim(sentence), false);
    }

    /** Notes apart whether something is under way, and what is told as often as it says something else. */
    private void hear(Incident incident) {
        Incident words = new Incident(
                incident.id(),
                incident.time(),
                incident.severity(),
                incident.serials(),
                incident.telling(),
                incident.settled());
        underWay.add(incident.underWay());
        if (told.isEmpty() || !told.get(told.size() - 1).equals(words)) {
            told.add(words);
        }
    }

    private static Incident note(long id, long second, String serial, String sentence, boolean settled) {
        return new Incident(
                id, START.plusSeconds(second), Severity.NOTE, Set.of(serial), Phrase.verbatim(sentence), settled);
    }

    private static Happening unplugged(String serial, String phone, LayerRange layers) {
        return new Happening.Lost(serial, phone, Loss.UNPLUGGED, List.of(layers), List.of(layers), "ADB lost it.");
    }

    private static Happening done(Decision decision) {
        return new Happening.Done(decision, Duration.ZERO);
    }

    private static Decision lostReplacement(LayerRange layers, String serial, String phone) {
        return new Decision.Replace(
                layers,
                Set.of(),
                List.of(load(serial, phone, layers)),
                Phrase.verbatim("Layers have lost their phone."));
    }

    private static Decision move(String reason) {
        return new Decision.MoveBoundary(
                new LayerRange(3, 6),
                List.of(load("P", "Pixel 2", new LayerRange(3, 4)), load("M", "Moto G7", FIVE_SIX)),
                Phrase.verbatim(reason));
    }

    private static Decision byHand(long wish) {
        return new Decision.Arrange(
                wish,
                new Arrangement(List.of(new Arrangement.Assigned("M", new LayerRange(0, 6)))),
                List.of(load("M", "Moto G7", new LayerRange(0, 6))),
                Phrase.verbatim("Layers go where they were put by hand."));
    }

    private static Decision missing(LayerRange layers, Set<String> holders) {
        return new Decision.Missing(
                layers,
                holders,
                310 * MB,
                200 * MB,
                Phrase.verbatim(
                        "Layers 5–6 need 310.0 MB of memory; no phone has more than 200.0 MB free (Moto G7). The answer goes on"
                                + " as soon as a phone with 310.0 MB free is connected."));
    }

    private static Load load(String serial, String phone, LayerRange layers) {
        return new Load(serial, phone, layers, 10 * MB, 310 * MB, List.of());
    }
}
