package org.phonebank.virtual.files;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A file operation failed as it would on a phone. The message is what a phone's C library says. */
public final class PhoneFileException extends IOException {
    private final Errno errno;

    public PhoneFileException(Errno errno) {
        super(errno.text());
        this.errno = errno;
    }

    private PhoneFileException(Errno errno, Throwable cause) {
        super(errno.text(), cause);
        this.errno = errno;
    }

    public Errno errno() {
        return errno;
    }

    /** What a phone would say of a failure of this machine's file system. Never shows this machine's paths. */
    static PhoneFileException of(IOException cause) {
        return cause instanceof PhoneFileException known ? known : new PhoneFileException(errnoOf(cause), cause);
    }

    private static Errno errnoOf(IOException cause) {
        if (cause instanceof NoSuchFileException || cause instanceof FileNotFoundException) {
            return Errno.ENOENT;
        }
        if (cause instanceof FileAlreadyExistsException) {
            return Errno.EEXIST;
        }
        if (cause instanceof DirectoryNotEmptyException) {
            return Errno.ENOTEMPTY;
        }
        if (cause instanceof NotDirectoryException) {
            return Errno.ENOTDIR;
        }
        if (cause instanceof AccessDeniedException) {
            return Errno.EACCES;
        }
        String text = reason(cause);
        for (Errno errno : Errno.values()) {
            if (text.contains(errno.text().toLowerCase(Locale.ROOT))) {
                return errno;
            }
        }
        return text.contains("not enough space") ? Errno.ENOSPC : Errno.EIO;
    }

    private static String reason(IOException cause) {
        @Nullable String text = cause instanceof FileSystemException system ? system.getReason() : cause.getMessage();
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
