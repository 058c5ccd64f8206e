package org.phonebank.desktop.data;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.concurrent.CompletionException;

/** Words for file system failures, whose own messages are often just a path; a future's failure is what failed in it. */
public final class Causes {
    private Causes() {}

    /** One sentence that names the file, where the failure's own message may be only its path. */
    public static String sentence(Throwable told) {
        Throwable failure = unwrapped(told);
        if (failure instanceof FileSystemException system && system.getFile() != null) {
            return "The file or folder " + system.getFile() + " cannot be used (" + describe(failure)
                    + "): check that it is there and that you may read and write it.";
        }
        return describe(failure);
    }

    /** A few lower-case words, or the failure's own message if there are no better ones. */
    public static String describe(Throwable told) {
        Throwable failure = unwrapped(told);
        if (failure instanceof NoSuchFileException) {
            return "it does not exist";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "a file is in the way";
        }
        if (failure instanceof NotDirectoryException) {
            return "it is not a folder";
        }
        if (failure instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason().toLowerCase(java.util.Locale.ROOT);
        }
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    private static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
