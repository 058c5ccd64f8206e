package org.phonebank.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.phonebank.desktop.lab.LabException;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.pipeline.phrase.Phrase;

class FailuresTest {

    @Test
    void badInputIsTwo() {
        assertThat(Failures.of(new BadInputException("No."))).isEqualTo(new Failures(2, "No.", true));
        assertThat(Failures.of(new ModelPackageException("No model."))).isEqualTo(new Failures(2, "No model.", true));
        assertThat(Failures.of(new LabException(Phrase.verbatim("No model."), new ModelPackageException("No model."))))
                .isEqualTo(new Failures(2, "No model.", true));
    }

    @Test
    void failureWhileRunningIsOne() {
        assertThat(Failures.of(new LabException(Phrase.verbatim("Phone VP01 is gone."))))
                .isEqualTo(new Failures(1, "Phone VP01 is gone.", true));
        assertThat(Failures.of(new UncheckedIOException(new IOException("Disk full."))))
                .isEqualTo(new Failures(1, "Disk full.", true));
    }

    @Test
    void fileSystemFailuresNameTheFile() {
        assertThat(Failures.of(new NoSuchFileException("/x")).sentence())
                .isEqualTo(
                        "The file or folder /x cannot be used (it does not exist): check that it is there and that you"
                                + " may read and write it.");
    }

    @Test
    void cancellationIs130() {
        assertThat(Failures.of(new CancellationException())).isEqualTo(new Failures(130, "Cancelled.", true));
        assertThat(Failures.of(new InterruptedException())).isEqualTo(new Failures(130, "Cancelled.", true));
    }

    @Test
    void mistakeInTheProgramIsSaidToBeOne() {
        assertThat(Failures.of(new IllegalStateException("oops")).expected()).isFalse();
    }
}
