package org.phonebank.desktop.data;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import org.phonebank.desktop.failure.FailureWording;
import org.phonebank.desktop.failure.ModelWording;
import org.phonebank.desktop.failure.PhoneWording;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.phrase.Told;
import org.phonebank.provisioner.ProvisionException;
import org.phonebank.provisioner.device.AdbException;

/** Words for failures; those of the file system have messages that are often just a path. A future's failure is what failed in it. */
public final class Causes {
    private Causes() {}

    /** One sentence that names the file, where the failure's own message may be only its path. */
    public static Phrase tell(Throwable told) {
        Throwable failure = unwrapped(told);
        if (failure instanceof FileSystemException system && system.getFile() != null) {
            return Phrase.of(FailureWording.FILE, system.getFile(), cause(system));
        }
        Phrase cause = cause(failure);
        return cause instanceof Phrase.Verbatim && failure instanceof IOException
                ? Phrase.of(FailureWording.OF_SYSTEM, cause)
                : cause;
    }

    /** A few lower-case words, or what the failure itself tells if there are no better ones. */
    public static Phrase cause(Throwable told) {
        Throwable failure = unwrapped(told);
        if (failure instanceof Told known) {
            return known.problem();
        }
        if (failure instanceof ModelPackageException unusable) {
            return ModelWording.phrase(unusable.text());
        }
        if (failure instanceof AdbException unreachable) {
            return PhoneWording.phrase(unreachable.advice());
        }
        if (failure instanceof ProvisionException unprovisioned) {
            return PhoneWording.phrase(unprovisioned.advice());
        }
        if (failure instanceof NoSuchFileException) {
            return Phrase.of(FailureWording.NOT_THERE);
        }
        if (failure instanceof AccessDeniedException) {
            return Phrase.of(FailureWording.DENIED);
        }
        if (failure instanceof FileAlreadyExistsException) {
            return Phrase.of(FailureWording.IN_THE_WAY);
        }
        if (failure instanceof NotDirectoryException) {
            return Phrase.of(FailureWording.NO_FOLDER);
        }
        if (failure instanceof FileSystemException system && system.getReason() != null) {
            return Phrase.verbatim(system.getReason().toLowerCase(Locale.ROOT));
        }
        String message = failure.getMessage();
        return Phrase.verbatim(message == null ? failure.getClass().getSimpleName() : message);
    }

    /** As {@link #tell}, in English. */
    public static String sentence(Throwable failure) {
        return tell(failure).english();
    }

    /** As {@link #cause}, in English. */
    public static String describe(Throwable failure) {
        return cause(failure).english();
    }

    private static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
