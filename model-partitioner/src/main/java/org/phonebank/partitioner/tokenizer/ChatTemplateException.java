package org.phonebank.partitioner.tokenizer;

import org.jspecify.annotations.Nullable;

/**
 * A chat template refused a conversation (for example because roles do not alternate) or uses something that cannot be
 * rendered. The message is one sentence for a person.
 */
public final class ChatTemplateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ChatTemplateException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
