package org.phonebank.desktop.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.desktop.lab.LabSettings;
import org.phonebank.desktop.lab.ModelSource;
import org.phonebank.desktop.lab.PhoneSource;
import org.phonebank.desktop.wizard.Check.Outcome;
import org.phonebank.desktop.wizard.Check.Reason;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.steward.EnergyPolicy;
import org.phonebank.provisioner.discovery.PhoneState;
import org.phonebank.provisioner.facts.Battery;
import org.phonebank.provisioner.facts.PhoneFacts;

class SurveyTest {
    private static final long GIGA = 1_000_000_000;
    private static final Battery FULL = new Battery(90, true, 25, 4000);

    @TempDir
    static Path home;

    @SuppressWarnings("NullAway.Init")
    private static ShelvedModel sample;

    @BeforeAll
    static void look() {
        sample = SampleShelf.sample(home);
    }

    @Test
    void aPhoneThatLacksNothingPassesEveryCheck() {
        CheckedPhone phone = checked(SeenPhones.virtual(1));

        assertThat(phone.outcome()).isEqualTo(Outcome.PASS);
        assertThat(phone.checks()).extracting(Check::requirement).containsExactly(Requirement.values());
    }

    @Test
    void aPhoneThatIsNotAllowedFailsAndTheRestIsOpen() {
        CheckedPhone phone = checked(SeenPhones.onCable("R58M", PhoneState.UNAUTHORIZED, ""));

        assertThat(phone.check(Requirement.CONNECTION))
                .isEqualTo(Check.of(Requirement.CONNECTION, Outcome.FAIL, Reason.UNAUTHORIZED));
        assertThat(phone.check(Requirement.MEMORY).outcome()).isEqualTo(Outcome.OPEN);
    }

    @Test
    void everyShortageIsFound() {
        assertThat(reason(Requirement.ANDROID, facts(SeenPhones.PLATFORM, 25, 2 * GIGA, 20 * GIGA, FULL)))
                .isEqualTo(Reason.TOO_LITTLE);
        assertThat(reason(Requirement.WORKER, facts(PhoneFacts.ANDROID, 26, 2 * GIGA, 20 * GIGA, FULL)))
                .isEqualTo(Reason.NO_WORKER_FOR_ANDROID);
        assertThat(reason(Requirement.WORKER, facts("osx-x64", 26, 2 * GIGA, 20 * GIGA, FULL)))
                .isEqualTo(Reason.NO_WORKER_FOR_PLATFORM);
        assertThat(reason(Requirement.STORAGE, facts(SeenPhones.PLATFORM, 26, 2 * GIGA, 10_000_000, FULL)))
                .isEqualTo(Reason.TOO_LITTLE);
        assertThat(reason(Requirement.STORAGE, facts(SeenPhones.PLATFORM, 26, 2 * GIGA, 70_000_000, FULL)))
                .isEqualTo(Reason.SCARCE);
        assertThat(reason(Requirement.MEMORY, facts(SeenPhones.PLATFORM, 26, 90_000_000, 20 * GIGA, FULL)))
                .isEqualTo(Reason.TOO_LITTLE);
        assertThat(reason(Requirement.BATTERY, battery(new Battery(10, true, 25, 4000))))
                .isEqualTo(Reason.TOO_LITTLE);
        assertThat(reason(Requirement.BATTERY, battery(new Battery(30, false, 25, 4000))))
                .isEqualTo(Reason.SCARCE);
        assertThat(reason(Requirement.BATTERY, battery(new Battery(30, true, 25, 4000))))
                .isEqualTo(Reason.CHARGING);
        assertThat(reason(Requirement.TEMPERATURE, battery(new Battery(80, true, 41, 4000))))
                .isEqualTo(Reason.WARM);
        assertThat(reason(Requirement.TEMPERATURE, battery(new Battery(80, true, 46, 4000))))
                .isEqualTo(Reason.TOO_HOT);
    }

    @Test
    void aLabIsMadeOfThePhonesThatPassAndShallTakePart() {
        ScoutedPhone real = SeenPhones.with(
                SeenPhones.onCable("R58M", PhoneState.READY, "Pixel"),
                facts(PhoneFacts.ANDROID, 30, 2 * GIGA, 20 * GIGA, FULL));
        Survey survey = survey(
                Choices.NONE.taking("VP03", false).choosing("", 8),
                SeenPhones.virtual(1),
                SeenPhones.virtual(2),
                SeenPhones.virtual(3),
                real);

        LabSettings settings = survey.settings(new DataFolder(home)).orElseThrow();

        assertThat(((PhoneSource.Connected) settings.phones()).serials()).containsExactly("VP01", "VP02");
        assertThat(((PhoneSource.Connected) settings.phones()).endpoints()).hasSize(2);
        assertThat(settings.model()).isEqualTo(new ModelSource.Sample());
        assertThat(settings.quantization().bits()).isEqualTo(8);
        assertThat(settings.resilience().stages()).isEmpty();
    }

    @Test
    void whereThereAreMorePhonesThanLayersSomeStandBy() {
        ScoutedPhone[] many =
                IntStream.rangeClosed(1, 14).mapToObj(SeenPhones::virtual).toArray(ScoutedPhone[]::new);
        Survey survey = survey(Choices.NONE, many);

        assertThat(survey.fit()).isInstanceOfSatisfying(Fit.Fits.class, fits -> {
            assertThat(fits.serving()).isEqualTo(12);
            assertThat(fits.standBy()).isEqualTo(2);
        });
        assertThat(survey.settings(new DataFolder(home))
                        .orElseThrow()
                        .resilience()
                        .stages())
                .hasValue(12);
    }

    @Test
    void withoutPhonesOrModelThereIsNoLab() {
        assertThat(survey(Choices.NONE).fit()).isEqualTo(new Fit.NoPhones());
        assertThat(Survey.of(scouting(SeenPhones.virtual(1)), List.of(), Choices.NONE, SeenPhones.PLATFORM)
                        .fit())
                .isEqualTo(new Fit.NoModel());
    }

    @Test
    void aModelThatIsTooLargeDoesNotFit() {
        ScoutedPhone[] small = Stream.of(1, 2)
                .map(number -> SeenPhones.with(
                        SeenPhones.virtual(number),
                        SeenPhones.facts("VP0" + number, SeenPhones.PLATFORM, 26, 106_000_000, 20 * GIGA, FULL)))
                .toArray(ScoutedPhone[]::new);
        Survey survey = survey(Choices.NONE.choosing("", 32), small);

        assertThat(survey.fit()).isInstanceOf(Fit.TooLittle.class);
        assertThat(survey.settings(new DataFolder(home))).isEmpty();
    }

    private static PhoneFacts facts(String runtime, int api, long memory, long storage, Battery battery) {
        return SeenPhones.facts("VP01", runtime, api, memory, storage, battery);
    }

    private static PhoneFacts battery(Battery battery) {
        return facts(SeenPhones.PLATFORM, 26, 2 * GIGA, 20 * GIGA, battery);
    }

    private static Reason reason(Requirement requirement, PhoneFacts facts) {
        return checked(SeenPhones.with(SeenPhones.virtual(1), facts))
                .check(requirement)
                .reason();
    }

    private static CheckedPhone checked(ScoutedPhone phone) {
        return survey(Choices.NONE, phone).checked().get(0);
    }

    private static Survey survey(Choices choices, ScoutedPhone... phones) {
        return Survey.of(scouting(phones), List.of(sample), choices, SeenPhones.PLATFORM);
    }

    private static Scouting scouting(ScoutedPhone... phones) {
        return new Scouting(List.of(phones), AdbPresence.RUNS, EnergyPolicy.SAFE, Phrase.NONE);
    }
}
