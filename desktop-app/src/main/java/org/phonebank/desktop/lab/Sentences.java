package org.phonebank.desktop.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;
import org.phonebank.desktop.data.Causes;
import org.phonebank.desktop.failure.FailureWording;
import org.phonebank.desktop.failure.PhoneWording;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.pipeline.link.StageException;
import org.phonebank.pipeline.link.WorkerException;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.phrase.Wording;
import org.phonebank.provisioner.ProvisionException;
import org.phonebank.provisioner.device.AdbException;
import org.phonebank.provisioner.device.PhoneProblem;

/** Turns the failures of all modules into one sentence for a person. */
final class Sentences {
    private static final Wording WORKER_LOG = new PhoneWording(PhoneProblem.LOG);

    private Sentences() {}

    /**
     * The failure as one of the lab; what no module is known to throw is a mistake in the program and passes through.
     *
     * @throws CancellationException if the failure is only that somebody stopped the work
     */
    static LabException asLabException(Throwable failure) {
        if (failure instanceof LabException lab) {
            return lab;
        }
        if (failure instanceof CancellationException cancelled) {
            throw cancelled;
        }
        if (failure instanceof InterruptedException) {
            throw new CancellationException("Interrupted.");
        }
        if (failure instanceof AdbException
                || failure instanceof ProvisionException
                || failure instanceof WorkerException
                || failure instanceof StageException
                || failure instanceof ModelPackageException
                || failure instanceof IOException) {
            return new LabException(Causes.tell(failure), failure);
        }
        if (failure instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
            return asLabException(unchecked.getCause());
        }
        if (failure instanceof RuntimeException runtime) {
            throw runtime;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        return new LabException(Causes.cause(failure), failure);
    }

    /** Without what a worker's log says further, which is for the log of this program. */
    static Phrase firstLine(Phrase sentence) {
        if (!sentence.english().contains("\n")) {
            return sentence;
        }
        if (sentence instanceof Phrase.Said said) {
            return said.wording().equals(WORKER_LOG)
                    ? Phrase.of(FailureWording.END)
                    : Phrase.of(
                            said.wording(),
                            said.arguments().stream()
                                    .map(argument -> argument instanceof Phrase part ? firstLine(part) : argument)
                                    .toArray());
        }
        return Phrase.verbatim(sentence.english().lines().findFirst().orElse("").strip());
    }
}
