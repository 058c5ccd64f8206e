package org.phonebank.desktop.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;
import org.phonebank.desktop.data.Causes;
import org.phonebank.desktop.lab.LabException;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.tokenizer.ChatTemplateException;
import org.phonebank.pipeline.generation.PromptException;
import org.phonebank.pipeline.link.StageException;
import org.phonebank.provisioner.ProvisionException;
import org.phonebank.provisioner.device.AdbException;

/**
 * How a command's failure ends the process.
 *
 * @param sentence for standard error
 * @param expected whether it is one that the program knows how to explain
 */
record Failures(int exitCode, String sentence, boolean expected) {

    static Failures of(Throwable failure) {
        if (failure instanceof CancellationException || failure instanceof InterruptedException) {
            return new Failures(ExitCodes.CANCELLED, "Cancelled.", true);
        }
        if (failure instanceof BadInputException
                || failure instanceof ModelPackageException
                || failure.getCause() instanceof ModelPackageException
                || failure instanceof PromptException
                || failure instanceof ChatTemplateException) {
            return new Failures(ExitCodes.BAD_INPUT, text(failure), true);
        }
        if (failure instanceof LabException
                || failure instanceof AdbException
                || failure instanceof ProvisionException
                || failure instanceof StageException) {
            return new Failures(ExitCodes.FAILED, text(failure), true);
        }
        if (failure instanceof IOException) {
            return new Failures(ExitCodes.FAILED, text(failure), true);
        }
        if (failure instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
            return of(unchecked.getCause());
        }
        return new Failures(
                ExitCodes.FAILED,
                "Something went wrong that Phonebank did not expect (" + text(failure)
                        + "): run the command again with --verbose and report what it shows.",
                false);
    }

    private static String text(Throwable failure) {
        return Causes.sentence(failure);
    }
}
