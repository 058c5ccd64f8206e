package org.phonebank.desktop.batch;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.phonebank.desktop.batch.input.InputException;
import org.phonebank.desktop.batch.input.InputFile;
import org.phonebank.desktop.batch.input.Row;
import org.phonebank.desktop.batch.input.Template;
import org.phonebank.desktop.data.AtomicFiles;
import org.phonebank.desktop.lab.ChatSettings;
import org.phonebank.partitioner.tokenizer.ChatMessage;

/**
 * What a batch asks. Two tasks with the same digest get the same answers.
 *
 * @param systemPrompt "" for none
 * @param settings of each answer; the seed counts on from row to row
 * @param model that answers
 */
public record BatchTask(
        InputFile input, Template template, String systemPrompt, ChatSettings settings, BatchModel model) {
    /** Where nobody says another: the same batch gets the same answers. */
    public static final long USUAL_SEED = 1;

    private static final JsonMapper JSON = new JsonMapper();

    /** Lower-case hexadecimal SHA-256 of all that the answers depend on; where the file lies and its name are not of it. */
    public String digest() {
        ArrayNode all = JSON.createArrayNode()
                .add(input.digest())
                .add(input.format().name())
                .add(template.source())
                .add(systemPrompt)
                .add(settings.maxTokens())
                .add(settings.temperature())
                .add(settings.topK())
                .add(settings.topP())
                .add(settings.repetitionPenalty())
                .add(settings.seed())
                .add(model.name());
        if (!model.id().isEmpty()) {
            all.add(model.id());
        }
        try {
            return AtomicFiles.digest(new ByteArrayInputStream(JSON.writeValueAsBytes(all)));
        } catch (IOException e) {
            throw new UncheckedIOException("Values in memory can be read.", e);
        }
    }

    /** The digest under which it was kept before models had an id. */
    String earlierDigest() {
        return new BatchTask(input, template, systemPrompt, settings, model.withoutId()).digest();
    }

    /** What is asked for a row. */
    List<ChatMessage> conversation(Row row) throws InputException {
        List<ChatMessage> conversation = new ArrayList<>();
        if (!systemPrompt.isBlank()) {
            conversation.add(new ChatMessage("system", systemPrompt));
        }
        conversation.add(new ChatMessage("user", template.fill(row)));
        return conversation;
    }

    /** A row gets the same answer whatever was asked before it. */
    ChatSettings settings(Row row) {
        return new ChatSettings(
                settings.maxTokens(),
                settings.temperature(),
                settings.topK(),
                settings.topP(),
                settings.repetitionPenalty(),
                settings.seed() + row.number());
    }
}
