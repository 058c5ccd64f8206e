package org.phonebank.partitioner.tokenizer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.phonebank.partitioner.failure.ModelPackageException;

/** The chat template of a model package: turns a conversation into the text that the model was trained on. */
public final class ChatTemplate {
    /**
     * @return empty if the folder has no chat template
     * @throws ModelPackageException if it has one that cannot be read
     */
    public static Optional<ChatTemplate> open(Path folder) throws IOException, ModelPackageException {
        throw new UnsupportedOperationException();
    }

    /**
     * @param addGenerationPrompt whether to end with what introduces the assistant's next message
     * @throws ChatTemplateException if the template refuses these messages or cannot be rendered
     */
    public String render(List<ChatMessage> messages, boolean addGenerationPrompt) {
        throw new UnsupportedOperationException();
    }
}
