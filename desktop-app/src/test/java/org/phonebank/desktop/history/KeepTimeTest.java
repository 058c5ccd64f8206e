package org.phonebank.desktop.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepTimeTest {
    @TempDir
    Path home;

    @Test
    void whatWasChosenIsReadAgain() throws IOException {
        assertThat(KeepTime.read(history())).isEqualTo(KeepTime.YEAR);

        KeepTime.MONTH.write(history());

        assertThat(KeepTime.read(history())).isEqualTo(KeepTime.MONTH);
    }

    @Test
    void ofADamagedFileNothingGoesTooEarly() throws IOException {
        Files.write(home.resolve("history-kept.txt"), new byte[] {(byte) 0xff, 0, 'x'});

        assertThat(KeepTime.read(history())).isEqualTo(KeepTime.FIVE_YEARS);
    }

    @Test
    void runsGoWhenTheirTimeIsOver() {
        assertThat(Pruning.Limits.USUAL.keeping(KeepTime.MONTH))
                .isEqualTo(new Pruning.Limits(
                        Pruning.Limits.USUAL.minutes(),
                        Pruning.Limits.USUAL.hours(),
                        1000,
                        Duration.ofDays(30),
                        5000,
                        10_000));
    }

    private Path history() {
        return home.resolve("history.db");
    }
}
