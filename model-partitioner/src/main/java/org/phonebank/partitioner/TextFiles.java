package org.phonebank.partitioner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.tokenizer.ChatMessage;
import org.phonebank.partitioner.tokenizer.ChatTemplate;
import org.phonebank.partitioner.tokenizer.ChatTemplateException;
import org.phonebank.partitioner.tokenizer.Tokenizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries out tokenizer and chat template for an inspection; a failure is its result. */
final class TextFiles {
    private static final Logger log = LoggerFactory.getLogger(TextFiles.class);

    private TextFiles() {}

    static boolean tokenizerReadable(Path folder) throws IOException {
        if (!Tokenizer.isIn(folder)) {
            return false;
        }
        try (Tokenizer tokenizer = Tokenizer.open(folder)) {
            return tokenizer.encode("hello").length > 0;
        } catch (ModelPackageException e) {
            log.info("{}", e.getMessage());
            return false;
        }
    }

    static boolean chatTemplateUnderstood(Path folder) throws IOException {
        try {
            Optional<ChatTemplate> template = ChatTemplate.open(folder);
            List<ChatMessage> conversation = List.of(
                    new ChatMessage("user", "marker-one"),
                    new ChatMessage("assistant", "marker-two"),
                    new ChatMessage("user", "marker-three"));
            return template.isPresent()
                    && template.get().render(conversation, true).contains("marker-three");
        } catch (ModelPackageException | ChatTemplateException e) {
            log.info("{}", e.getMessage());
            return false;
        }
    }
}
