package org.phonebank.partitioner.tokenizer;

import com.hubspot.jinjava.interpret.RenderResult;
import com.hubspot.jinjava.interpret.TemplateError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.phonebank.partitioner.failure.ModelPackageException;

/**
 * The chat template of a model package: turns a conversation into the text that the model was trained on. Templates are
 * Jinja as Hugging Face renders them: whitespace around blocks trimmed, with {@code raise_exception} and
 * {@code strftime_now}. Output and loops are bounded.
 */
public final class ChatTemplate {
    private final String source;
    private final Map<String, String> specialTokens;

    private ChatTemplate(String source, Map<String, String> specialTokens) {
        this.source = source;
        this.specialTokens = Map.copyOf(specialTokens);
    }

    /**
     * Opens the chat template of a folder.
     *
     * @param folder a model package or layer store
     * @return empty if the folder has no chat template
     * @throws ModelPackageException if a file that should hold one cannot be read
     */
    public static Optional<ChatTemplate> open(Path folder) throws IOException, ModelPackageException {
        TemplateFiles files = new TemplateFiles(folder);
        Map<String, String> specialTokens = files.specialTokens();
        Optional<String> source = files.template();
        if (source.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ChatTemplate(TemplateSource.adapted(source.get()), specialTokens));
        } catch (ChatTemplateException e) {
            throw new ModelPackageException(e.getMessage() + " It belongs to " + folder + ".", e);
        }
    }

    /**
     * Renders a conversation.
     *
     * @param addGenerationPrompt whether to end with what introduces the assistant's next message
     * @throws ChatTemplateException if the template refuses these messages or cannot be rendered
     */
    public String render(List<ChatMessage> messages, boolean addGenerationPrompt) {
        List<Map<String, Object>> values = new ArrayList<>();
        for (ChatMessage message : messages) {
            Map<String, Object> value = new LinkedHashMap<>();
            value.put("role", message.role());
            value.put("content", message.content());
            values.add(value);
        }
        Map<String, Object> bindings = new HashMap<>(specialTokens);
        bindings.put("messages", values);
        bindings.put("add_generation_prompt", addGenerationPrompt);
        RenderResult result = HuggingFaceJinja.render(source, bindings);
        if (result.hasErrors()) {
            throw failure(result.getErrors());
        }
        return result.getOutput();
    }

    private static ChatTemplateException failure(List<TemplateError> errors) {
        for (TemplateError error : errors) {
            for (Throwable cause = error.getException(); cause != null; cause = cause.getCause()) {
                if (cause instanceof TemplateRefusal refusal) {
                    return new ChatTemplateException(
                            "The chat template refuses this conversation: " + refusal.getMessage(), refusal);
                }
            }
        }
        TemplateError first = errors.get(0);
        return new ChatTemplateException(
                "The chat template cannot be rendered: line " + first.getLineno() + ": " + first.getMessage(),
                first.getException());
    }
}
