package org.phonebank.desktop.window.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.lab.ChatSettings;

class SamplingViewModelTest {
    @TempDir
    private Path home;

    @SuppressWarnings("NullAway.Init")
    private ChatBench bench;

    @BeforeEach
    void open() {
        bench = new ChatBench(home, 0).ready();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void whatIsSetIsAskedWith() {
        bench.sampling.temperatureProperty().set(0.4999999);
        bench.sampling.maxTokensProperty().set(32);
        bench.sampling.seedFixedProperty().set(true);
        bench.sampling.seedProperty().set(7);
        bench.ask("Hello");

        assertThat(bench.lab.settings).containsExactly(new ChatSettings(32, 0.5, 40, 0.9, 1, 7));
    }

    @Test
    void aPresetChangesAllThatItIsAboutAndIsRecognised() {
        assertThat(bench.sampling.presetProperty().get()).isEqualTo(Preset.BALANCED);
        bench.sampling.choose(Preset.CREATIVE);
        bench.ask("Hello");
        assertThat(bench.lab.settings).containsExactly(new ChatSettings(128, 1.1, 80, 0.95, 1.1, 100));

        bench.sampling.topKProperty().set(3);
        assertThat(bench.sampling.presetProperty().get()).isNull();
    }

    @Test
    void everyConversationHasItsOwnSettings() {
        bench.sampling.temperatureProperty().set(1.5);
        bench.talk("Hello", "Hi");
        bench.list.begin();
        assertThat(bench.sampling.temperatureProperty().get()).isEqualTo(0.7);

        bench.list.open(bench.list.rows().get(0));
        assertThat(bench.sampling.temperatureProperty().get()).isEqualTo(1.5);
        bench.sampling.reset();
        assertThat(bench.sampling.temperatureProperty().get()).isEqualTo(0.7);
    }
}
