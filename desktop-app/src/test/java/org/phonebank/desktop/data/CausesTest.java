package org.phonebank.desktop.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class CausesTest {
    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThat(Causes.sentence(new NoSuchFileException("/lab/policy.json")))
                .isEqualTo("The file or folder /lab/policy.json cannot be used (it does not exist):"
                        + " check that it is there and that you may read and write it.");
    }

    @Test
    void aFailureInAFutureIsToldAsTheFailureItself() {
        assertThat(Causes.sentence(new CompletionException(new IOException("The disk is full."))))
                .isEqualTo("The disk is full.");
    }
}
