package org.phonebank.pipeline.steward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.phonebank.pipeline.steward.Pictures.vitals;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.steward.Verdict.Cause;
import org.phonebank.pipeline.steward.Verdict.Use;
import org.phonebank.protocol.v1.BatteryStatus;

class EnergyJudgeTest {
    private final EnergyJudge judge = new EnergyJudge(EnergyPolicy.SAFE);

    @Test
    void aPhoneThatIsWellWorksWithoutWeight() {
        assertThat(judge.judge("Moto G7", vitals(30, 80), Cause.NONE))
                .isEqualTo(new Verdict(Use.WORK, Cause.NONE, 1, Phrase.verbatim("Moto G7 is well.")));
    }

    @Test
    void aPhoneWithoutABatteryOfWhichNothingIsKnownWorks() {
        assertThat(judge.judge("Board", PhoneVitals.UNKNOWN, Cause.NONE))
                .isEqualTo(new Verdict(Use.WORK, Cause.NONE, 1, Phrase.verbatim("Board is well.")));
    }

    @Test
    void heatDrainsAboveTheBandStopsFarAboveItAndIsForgivenBelowIt() {
        assertThat(judge.judge("A", vitals(44, 80), Cause.NONE).use()).isEqualTo(Use.WORK);
        assertThat(judge.judge("A", vitals(44.5, 80), Cause.NONE))
                .isEqualTo(new Verdict(
                        Use.DRAIN, Cause.HEAT, 2, Phrase.verbatim("A has 45 °C; it cools down until it has 39 °C.")));
        assertThat(judge.judge("A", vitals(50.5, 80), Cause.HEAT).use()).isEqualTo(Use.STOP);
        assertThat(judge.judge("A", vitals(39.5, 80), Cause.HEAT).use()).isEqualTo(Use.DRAIN);
        assertThat(judge.judge("A", vitals(39, 80), Cause.HEAT).use()).isEqualTo(Use.WORK);
    }

    @Test
    void theBatterysBandIsLeftAtItsUpperEnd() {
        assertThat(judge.judge("A", vitals(30, 20), Cause.NONE).use()).isEqualTo(Use.WORK);
        assertThat(judge.judge("A", vitals(30, 19), Cause.NONE))
                .isEqualTo(new Verdict(
                        Use.DRAIN,
                        Cause.BATTERY,
                        1,
                        Phrase.verbatim("A has 19 % of its battery left; it rests until it has 35 %.")));
        assertThat(judge.judge("A", vitals(30, 34), Cause.BATTERY).use()).isEqualTo(Use.DRAIN);
        assertThat(judge.judge("A", vitals(30, 34), Cause.SILENCE).use()).isEqualTo(Use.WORK);
        assertThat(judge.judge("A", vitals(30, 35), Cause.BATTERY).use()).isEqualTo(Use.WORK);
        assertThat(judge.judge("A", vitals(30, 4), Cause.BATTERY))
                .isEqualTo(new Verdict(
                        Use.STOP,
                        Cause.BATTERY,
                        1,
                        Phrase.verbatim("A has 4 % of its battery left; below 5 % it stops at once.")));
    }

    @Test
    void staleNewsIsBadNewsAndSilenceIsSuspicion() {
        assertThat(judge.judge("A", silent(Duration.ofMillis(1400), false), Cause.NONE)
                        .weight())
                .isEqualTo(1);
        assertThat(judge.judge("A", silent(Duration.ofMillis(2100), false), Cause.NONE))
                .isEqualTo(new Verdict(
                        Use.WORK, Cause.NONE, 2, Phrase.verbatim("A was not heard for 2 s: others are preferred.")));
        assertThat(judge.judge("A", silent(Duration.ofMillis(4100), false), Cause.NONE))
                .isEqualTo(new Verdict(
                        Use.DRAIN,
                        Cause.SILENCE,
                        2,
                        Phrase.verbatim("A was not heard for 4 s; it rests until it is.")));
        assertThat(judge.judge("A", silent(Duration.ZERO, true), Cause.NONE))
                .isEqualTo(new Verdict(
                        Use.DRAIN,
                        Cause.SILENCE,
                        2,
                        Phrase.verbatim("A is not heard any more; it rests until it is.")));
    }

    @Test
    void everyDrawbackAddsToTheWeight() {
        PhoneVitals vitals = new PhoneVitals(
                Optional.of(Duration.ZERO),
                false,
                OptionalDouble.of(0.9),
                OptionalLong.empty(),
                OptionalDouble.of(0.5),
                OptionalInt.of(30),
                BatteryStatus.BATTERY_STATUS_DISCHARGING,
                OptionalDouble.empty(),
                OptionalDouble.of(41.5),
                OptionalDouble.of(0.6),
                OptionalDouble.of(1),
                OptionalDouble.empty(),
                Optional.empty());
        assertThat(judge.judge("A", vitals, Cause.NONE))
                .isEqualTo(new Verdict(
                        Use.WORK,
                        Cause.NONE,
                        1.25 * 1.25 * 1.5 * 2 * 1.5,
                        Phrase.verbatim(
                                "A runs on its battery, is warm (42 °C), throttles its processor, is short of memory: others are"
                                        + " preferred.")));
    }

    private static PhoneVitals silent(Duration silence, boolean lost) {
        return new PhoneVitals(
                Optional.of(silence),
                lost,
                OptionalDouble.empty(),
                OptionalLong.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                BatteryStatus.BATTERY_STATUS_UNSPECIFIED,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty());
    }
}
