package org.phonebank.partitioner.failure;

import org.jspecify.annotations.Nullable;

/**
 * A model package or layer store cannot be used. The message is one sentence for a person: which file or setting is
 * wrong and, where there is something to do about it, what; in one line, whatever names a package brings. Trying again
 * without changing anything does not help.
 */
public final class ModelPackageException extends Exception {
    private static final long serialVersionUID = 1L;

    public ModelPackageException(String message) {
        super(PlainText.line(message));
    }

    public ModelPackageException(String message, @Nullable Throwable cause) {
        super(PlainText.line(message), cause);
    }
}
