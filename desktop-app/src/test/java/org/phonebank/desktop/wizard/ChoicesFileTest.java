package org.phonebank.desktop.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChoicesFileTest {
    private static final Choices SOME = Choices.NONE
            .at(WizardStep.CHECK)
            .withVirtual(List.of("VP01", "VP02"))
            .withAddress("10.0.0.7:5555")
            .taking("R58M", false)
            .withOpened("/models/tiny")
            .choosing("/models/tiny", 8)
            .with(new ReturningLab(List.of("VP01"), "/models/small", 4, true, true));

    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void name() {
        file = folder.resolve("setup.json");
    }

    @Test
    void whatWasChosenLastIsReadAgain() {
        try (ChoicesFile kept = new ChoicesFile(file)) {
            kept.keep(Choices.NONE.at(WizardStep.MODEL));
            kept.keep(SOME);
        }
        try (ChoicesFile later = new ChoicesFile(file)) {
            assertThat(later.kept()).isEqualTo(SOME);
        }
    }

    @Test
    void nothingIsChosenAsLongAsThereIsNoFile() {
        try (ChoicesFile none = new ChoicesFile(file)) {
            assertThat(none.kept()).isEqualTo(Choices.NONE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{\"step\":null,\"model\":\"\",\"bits\":4,\"virtualPhones\":[],\"addresses\":[],\"leftOut\":[],\"openedModels\":[],\"underway\":[]}",
                "{\"step\":\"NOWHERE\"}",
                "{\"step\":\"MODEL\"}",
                "{\"bits\":\"many\"}"
            })
    void aFileThatCannotBeUsedCountsAsNone(String content) throws IOException {
        Files.writeString(file, content);

        try (ChoicesFile broken = new ChoicesFile(file)) {
            assertThat(broken.kept()).isEqualTo(Choices.NONE);
        }
    }

    @Test
    void takingBackWhatWasChosenLeavesNothing() {
        Choices back = SOME.withoutVirtual("VP01")
                .withoutVirtual("VP02")
                .withoutAddress("10.0.0.7:5555")
                .taking("R58M", true)
                .withoutOpened("/models/tiny")
                .choosing("", 4)
                .with(ReturningLab.NONE)
                .at(WizardStep.PHONES);

        assertThat(back).isEqualTo(Choices.NONE);
    }

    @Test
    void whatEarlierVersionsKeptOfTheLabIsOfTheChosenModel() throws IOException {
        Files.writeString(
                file,
                "{\"step\":\"PROMPT\",\"virtualPhones\":[],\"addresses\":[],\"leftOut\":[\"VP02\"],\"openedModels\":[],"
                        + "\"model\":\"/models/tiny\",\"bits\":8,\"underway\":[\"VP01\",\"VP02\"],\"placed\":true}");

        try (ChoicesFile earlier = new ChoicesFile(file)) {
            assertThat(earlier.kept().lab())
                    .isEqualTo(new ReturningLab(List.of("VP01"), "/models/tiny", 8, true, false));
        }
    }
}
