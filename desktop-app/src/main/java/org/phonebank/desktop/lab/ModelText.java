package org.phonebank.desktop.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.tokenizer.ChatMessage;
import org.phonebank.partitioner.tokenizer.ChatTemplate;
import org.phonebank.partitioner.tokenizer.StreamingDecoder;
import org.phonebank.partitioner.tokenizer.Tokenizer;

/** The model's tokenizer and chat template. */
public final class ModelText implements AutoCloseable {
    private final Tokenizer tokenizer;
    private final Optional<ChatTemplate> template;

    private ModelText(Tokenizer tokenizer, Optional<ChatTemplate> template) {
        this.tokenizer = tokenizer;
        this.template = template;
    }

    /** @param folder a model package or a layer store */
    public static ModelText open(Path folder) throws IOException, ModelPackageException {
        Optional<ChatTemplate> template = ChatTemplate.open(folder);
        return new ModelText(Tokenizer.open(folder), template);
    }

    /** Token ids that ask for the next message of a conversation; without a template, its last message as it is. */
    public int[] encode(List<ChatMessage> messages) {
        String text = template.map(known -> known.render(messages, true))
                .orElseGet(() -> messages.get(messages.size() - 1).content());
        return tokenizer.encode(text);
    }

    public int[] encode(String text) {
        return tokenizer.encode(text);
    }

    public StreamingDecoder decoder() {
        return tokenizer.streaming();
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
