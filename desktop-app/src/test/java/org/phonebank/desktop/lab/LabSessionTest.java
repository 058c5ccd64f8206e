package org.phonebank.desktop.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.pipeline.phrase.Phrase;

@Timeout(30)
class LabSessionTest {
    @TempDir
    private Path folder;

    @Test
    void modelThatIsNotThereFailsTheLab() {
        try (LabSession session = LabSession.start(settings(), event -> {})) {
            assertThatThrownBy(session::awaitReady)
                    .isInstanceOf(LabException.class)
                    .hasMessage("There is no model at " + folder.resolve("model") + ".");
            assertThat(session.state()).isEqualTo(LabState.FAILED);
        }
    }

    /** Again and again, because the session's thread may or may not have begun by then. */
    @RepeatedTest(100)
    void nobodyWaitsForALabThatWasCancelledAtOnce() {
        try (LabSession session = LabSession.start(settings(), event -> {})) {
            session.cancel();

            assertThatThrownBy(session::awaitReady).isInstanceOfAny(CancellationException.class, LabException.class);
        }
    }

    @Test
    void cancelledLabAnswersNobody() {
        try (LabSession session = LabSession.start(settings(), event -> {})) {
            session.cancel();

            assertThatThrownBy(() -> session.chat(List.of(), ChatSettings.greedy(1), new NoListener()))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    private LabSettings settings() {
        return new LabSettings(
                new DataFolder(folder.resolve("data")),
                new PhoneSource.OwnVirtual(1),
                new ModelSource.Folder(folder.resolve("model")),
                8);
    }

    private static final class NoListener implements ChatListener {
        @Override
        public void token(String text) {
            throw new AssertionError(text);
        }

        @Override
        public void done(ChatResult result) {
            throw new AssertionError(result);
        }

        @Override
        public void failed(Phrase message) {
            throw new AssertionError(message);
        }
    }
}
