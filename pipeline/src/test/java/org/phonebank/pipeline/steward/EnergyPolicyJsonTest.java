package org.phonebank.pipeline.steward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnergyPolicyJsonTest {
    @Test
    void whatIsWrittenIsReadAgain() throws Exception {
        EnergyPolicy policy = new EnergyPolicy(3, 10, 50, 60, 47.5, 40, 1, 3, 2, 4, 5, 2, 6);
        assertThat(EnergyPolicyJson.read(EnergyPolicyJson.write(policy))).isEqualTo(policy);
    }

    @Test
    void everyValueIsOnALineThatAPersonCanEdit() {
        assertThat(EnergyPolicyJson.write(EnergyPolicy.SAFE).lines())
                .hasSize(15)
                .contains("  \"drainBelowPercent\" : 20,", "  \"drainAboveCelsius\" : 44.0,");
    }

    @Test
    void whatIsLeftOutIsSafe() throws Exception {
        assertThat(EnergyPolicyJson.read("{}")).isEqualTo(EnergyPolicy.SAFE);
        assertThat(EnergyPolicyJson.read("{\"drainBelowPercent\": 25, \"drainAboveCelsius\": 42}"))
                .isEqualTo(new EnergyPolicy(5, 25, 35, 50, 42, 39, 1.25, 2, 1.5, 3, 2, 1.5, 4));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"drainBelowPercent\": 101} | The energy policy's drainBelowPercent is 101; it must lie between 0 and 100.",
                "{\"drainBelowPercent\": 35} | The energy policy's drainBelowPercent is 35; it must be below"
                        + " resumeAbovePercent, which is 35, or phones would rest and work in turns.",
                "{\"stopAboveCelsius\": 40} | The energy policy's drainAboveCelsius is 44; it must not be above"
                        + " stopAboveCelsius, which is 40.",
                "{\"stopAboveCelsius\": 90} | The energy policy's stopAboveCelsius is 90; it must lie between 0 and 70.",
                "{\"warmWeight\": 0.5} | The energy policy's warmWeight is 0.5; it must lie between 1 and 100.",
                "{\"warmWeight\": \"2\"} | The energy policy's warmWeight must be a number, not \"2\".",
                "{\"drainBelowPercent\": 20.5} | The energy policy's drainBelowPercent must be a whole number, not 20.5.",
                "{\"drainBelowPercent\": null} | The energy policy's drainBelowPercent must be a whole number, not null.",
                "[] | The energy policy must be a JSON object, as {\"drainBelowPercent\": 20} is."
            })
    void refusesWhatMakesNoSenseInOneSentence(String json, String sentence) {
        assertThatThrownBy(() -> EnergyPolicyJson.read(json))
                .isExactlyInstanceOf(PolicyException.class)
                .hasMessage(sentence);
    }

    @Test
    void refusesAFieldThatItDoesNotKnowAndNamesThoseItDoes() {
        assertThatThrownBy(() -> EnergyPolicyJson.read("{\"floor\": 20}"))
                .isExactlyInstanceOf(PolicyException.class)
                .hasMessageStartingWith("The energy policy has no field \"floor\"; it knows stopBelowPercent, ");
    }

    @Test
    void refusesWhatIsNoJsonAndSaysWhere() {
        assertThatThrownBy(() -> EnergyPolicyJson.read("{\n\"drainBelowPercent\": 20,\n}"))
                .isExactlyInstanceOf(PolicyException.class)
                .hasMessageStartingWith("The energy policy is no valid JSON: ")
                .hasMessageEndingWith(" (line 3).");
    }
}
