package org.phonebank.partitioner.failure;

import org.jspecify.annotations.Nullable;

/**
 * A model package or layer store cannot be used. The message is one sentence for a person: which file or setting is
 * wrong and, where there is something to do about it, what; in one line, whatever names a package brings. Trying again
 * without changing anything does not help.
 */
public final class ModelPackageException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ModelText text;

    /** Said in English only. */
    public ModelPackageException(String message) {
        this(ModelProblem.OTHER, message);
    }

    /** Said in English only. */
    public ModelPackageException(String message, @Nullable Throwable cause) {
        this(ModelText.of(ModelProblem.OTHER, message), cause);
    }

    public ModelPackageException(ModelProblem problem, Object... arguments) {
        this(ModelText.of(problem, arguments));
    }

    /** Its cause may be given later. */
    private ModelPackageException(ModelText text) {
        super(text.english());
        this.text = text;
    }

    public ModelPackageException(ModelText text, @Nullable Throwable cause) {
        super(text.english(), cause);
        this.text = text;
    }

    /** What the message says, for those who say it in another language. */
    public ModelText text() {
        return text;
    }
}
