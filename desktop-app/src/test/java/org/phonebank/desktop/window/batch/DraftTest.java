package org.phonebank.desktop.window.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.batch.BatchModel;
import org.phonebank.desktop.batch.KeptBatch;
import org.phonebank.desktop.lab.ChatSettings;
import org.phonebank.desktop.window.base.Preferences;

class DraftTest {
    private static final ChatSettings UNUSUAL = new ChatSettings(9000, 0.125, 7, 0.5, 1.3, 42);

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Draft draft;

    @BeforeEach
    void open() {
        draft = new Draft(Preferences.open(folder.resolve("window.json")));
    }

    @Test
    void aBatchThatIsTakenUpIsAskedWithAllItsSettings() {
        draft.show(batch(" Be brief.\n"));
        draft.fileProperty().set(folder.resolve("a.csv").toString());

        assertThat(draft.settings()).isEqualTo(UNUSUAL);
        assertThat(draft.systemPrompt()).isEqualTo(" Be brief.\n");
        assertThat(draft.asksTheSame(batch(" Be brief.\n"))).isTrue();
    }

    @Test
    void onlyWhatAPersonChangesIsAnother() {
        draft.show(batch(""));
        draft.maxTokensProperty().set(20);
        assertThat(draft.settings()).isEqualTo(new ChatSettings(20, 0.125, 7, 0.5, 1.3, 42));
        draft.temperatureProperty().set(0);
        assertThat(draft.settings()).isEqualTo(new ChatSettings(20, 0, 0, 1, 1.3, 42));
    }

    @Test
    void anotherFileIsAskedAsUsualAndAsTheCommandLineDoes() {
        draft.show(batch(""));
        draft.forgetTaken();
        draft.temperatureProperty().set(0);
        draft.systemPromptProperty().set(" Be kind. ");

        assertThat(draft.settings()).isEqualTo(new ChatSettings(Draft.MOST_TOKENS, 0, 0, 1, 1, 1));
        assertThat(draft.systemPrompt()).isEqualTo("Be kind.");
    }

    private KeptBatch batch(String systemPrompt) {
        return new KeptBatch(
                1,
                "digest",
                folder.resolve("a.csv"),
                "{word}",
                systemPrompt,
                UNUSUAL,
                new BatchModel("Sample, 4 bits", "sample-1"),
                2,
                1,
                0,
                Instant.EPOCH,
                null,
                false);
    }
}
