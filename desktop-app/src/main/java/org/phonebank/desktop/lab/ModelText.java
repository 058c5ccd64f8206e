package org.phonebank.desktop.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.tokenizer.ChatMessage;
import org.phonebank.partitioner.tokenizer.ChatTemplate;
import org.phonebank.partitioner.tokenizer.StreamingDecoder;
import org.phonebank.partitioner.tokenizer.Tokenizer;

/** The model's tokenizer and chat template. */
public final class ModelText implements AutoCloseable {
    private static final String TOKENIZER = "tokenizer.json";

    private final @Nullable Tokenizer tokenizer;
    private final Optional<ChatTemplate> template;

    private ModelText(@Nullable Tokenizer tokenizer, Optional<ChatTemplate> template) {
        this.tokenizer = tokenizer;
        this.template = template;
    }

    /** Opens the tokenizer and the chat template of a model package or layer store. */
    public static ModelText open(Path folder) throws IOException, ModelPackageException {
        Optional<ChatTemplate> template = ChatTemplate.open(folder);
        return new ModelText(Tokenizer.open(folder), template);
    }

    /** As {@link #open}; a folder without a tokenizer gives one that knows no text, for callers with token ids. */
    public static ModelText openIfPresent(Path folder) throws IOException, ModelPackageException {
        return Files.exists(folder.resolve(TOKENIZER)) ? open(folder) : new ModelText(null, Optional.empty());
    }

    /** Token ids that ask for the next message of a conversation; without a template, its last message as it is. */
    public int[] encode(List<ChatMessage> messages) {
        String text = template.map(known -> known.render(messages, true))
                .orElseGet(() -> messages.get(messages.size() - 1).content());
        return encode(text);
    }

    /** Whether tokens can be told as text. */
    public boolean knowsText() {
        return tokenizer != null;
    }

    /** Token ids of the text as it is. */
    public int[] encode(String text) {
        if (tokenizer == null) {
            throw new IllegalStateException("This model has no tokenizer.");
        }
        return tokenizer.encode(text);
    }

    /** A decoder for one answer; without a tokenizer it gives no text. */
    public StreamingDecoder decoder() {
        return tokenizer == null ? NoText.INSTANCE : tokenizer.streaming();
    }

    @Override
    public void close() {
        if (tokenizer != null) {
            tokenizer.close();
        }
    }

    private enum NoText implements StreamingDecoder {
        INSTANCE;

        @Override
        public String next(int id) {
            return "";
        }

        @Override
        public String finish() {
            return "";
        }
    }
}
