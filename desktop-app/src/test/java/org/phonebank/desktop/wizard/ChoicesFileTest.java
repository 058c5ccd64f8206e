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
            .underway(List.of("VP01"))
            .afterPlacing();

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
            assertThat(later.read()).isEqualTo(SOME);
        }
    }

    @Test
    void nothingIsChosenAsLongAsThereIsNoFile() {
        try (ChoicesFile none = new ChoicesFile(file)) {
            assertThat(none.read()).isEqualTo(Choices.NONE);
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
            assertThat(broken.read()).isEqualTo(Choices.NONE);
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
                .underway(List.of())
                .at(WizardStep.PHONES);

        assertThat(back).isEqualTo(Choices.NONE);
    }
}
