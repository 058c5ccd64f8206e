package org.phonebank.desktop.window.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.desktop.history.KeepTime;
import org.phonebank.desktop.housekeeping.Housekeeping;
import org.phonebank.desktop.window.base.AnsweringDialogs;
import org.phonebank.desktop.window.base.BareDesk;
import org.phonebank.desktop.window.base.DirectUi;
import org.phonebank.desktop.window.base.RecordingLab;

class DataViewModelTest {
    @TempDir
    Path home;

    private final AnsweringDialogs dialogs = new AnsweringDialogs();
    private Housekeeping housekeeping;
    private DataViewModel data;

    @BeforeEach
    void open() {
        housekeeping = new Housekeeping(new DataFolder(home));
        data = new DataViewModel(
                housekeeping, BareDesk.of(home, new RecordingLab(), new DirectUi(), Clock.systemUTC(), dialogs));
        await().until(() -> data.historyChoiceProperty().get() == KeepTime.YEAR);
    }

    @AfterEach
    void close() {
        housekeeping.close();
    }

    @Test
    void theHistoryIsKeptForLongerWithoutAQuestion() throws IOException {
        data.historyChoiceProperty().set(KeepTime.FIVE_YEARS);
        await().until(() -> data.historyProperty().get() == KeepTime.FIVE_YEARS);

        assertThat(dialogs.asked).isEmpty();
        assertThat(kept()).isEqualTo(KeepTime.FIVE_YEARS);
    }

    @Test
    void aPersonIsAskedBeforeItIsKeptForAShorterTime() throws IOException {
        data.historyChoiceProperty().set(KeepTime.MONTH);
        assertThat(dialogs.asked).containsExactly("Keep the history for 1 month only?");
        assertThat(data.historyChoiceProperty().get()).isEqualTo(KeepTime.YEAR);
        assertThat(kept()).isEqualTo(KeepTime.YEAR);

        dialogs.agrees = true;
        data.historyChoiceProperty().set(KeepTime.MONTH);
        await().until(() -> data.historyProperty().get() == KeepTime.MONTH);
        assertThat(kept()).isEqualTo(KeepTime.MONTH);
    }

    private KeepTime kept() throws IOException {
        return KeepTime.read(new DataFolder(home).history());
    }
}
