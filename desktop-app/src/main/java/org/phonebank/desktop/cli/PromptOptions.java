package org.phonebank.desktop.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.data.Causes;
import org.phonebank.partitioner.tokenizer.ChatMessage;
import picocli.CommandLine.Option;

/** What the model is asked. */
final class PromptOptions {
    private static final Set<String> ROLES = Set.of("system", "user", "assistant");
    private static final long MOST_BYTES = 1_000_000;

    @Option(names = "--prompt", paramLabel = "TEXT", description = "The question.")
    private @Nullable String prompt;

    @Option(
            names = "--messages",
            paramLabel = "FILE",
            description = "A whole conversation instead of a question: a JSON array of {\"role\", \"content\"}.")
    private @Nullable Path messages;

    /** The conversation asked for; empty if the person gave none. */
    Optional<List<ChatMessage>> conversation() throws BadInputException {
        if (prompt != null && messages != null) {
            throw new BadInputException("--prompt and --messages cannot be used together.");
        }
        if (messages != null) {
            return Optional.of(read(messages));
        }
        if (prompt != null && prompt.isBlank()) {
            throw new BadInputException("--prompt is empty: ask something.");
        }
        return Optional.ofNullable(prompt).map(text -> List.of(new ChatMessage("user", text)));
    }

    /** The question as it was typed, or "" if none was. */
    String question() {
        return prompt == null ? "" : prompt;
    }

    private static List<ChatMessage> read(Path file) throws BadInputException {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new BadInputException(file + " is larger than 1 MB, too large for a conversation.");
            }
            return parse(file, new ObjectMapper().readTree(Files.readAllBytes(file)));
        } catch (JsonProcessingException e) {
            throw new BadInputException(file + " is no JSON.", e);
        } catch (IOException e) {
            throw new BadInputException(file + " cannot be read: " + Causes.describe(e) + ".", e);
        }
    }

    private static List<ChatMessage> parse(Path file, JsonNode json) throws BadInputException {
        List<ChatMessage> conversation = new ArrayList<>();
        for (JsonNode message : json) {
            JsonNode role = message.path("role");
            JsonNode content = message.path("content");
            if (!ROLES.contains(role.asText()) || !content.isTextual()) {
                throw new BadInputException(file + " holds a message without a role (system, user or assistant) or"
                        + " without text in \"content\".");
            }
            conversation.add(new ChatMessage(role.asText(), content.asText()));
        }
        if (!json.isArray() || conversation.isEmpty()) {
            throw new BadInputException(file + " is no JSON array of messages.");
        }
        return conversation;
    }
}
