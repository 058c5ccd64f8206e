package org.phonebank.partitioner.failure;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A model package or layer store cannot be used. The message is one sentence for a person: which file or setting is
 * wrong and, where there is something to do about it, what. Trying again without changing anything does not help.
 */
public final class ModelPackageException extends Exception {
    private static final long serialVersionUID = 1L;

    private static final Pattern LINE_BREAKS = Pattern.compile("\\s*\\R\\s*");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}]");

    public ModelPackageException(String message) {
        super(printable(message));
    }

    public ModelPackageException(String message, @Nullable Throwable cause) {
        super(printable(message), cause);
    }

    /** Names in a package are a stranger's: they may not break lines or steer a terminal. */
    private static String printable(String message) {
        return INVISIBLE.matcher(LINE_BREAKS.matcher(message).replaceAll(" ")).replaceAll("?");
    }
}
