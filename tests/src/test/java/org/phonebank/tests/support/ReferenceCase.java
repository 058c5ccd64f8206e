package org.phonebank.tests.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.phonebank.partitioner.tokenizer.ChatMessage;

/**
 * A conversation with what the sample model must answer, computed in 32-bit arithmetic by independent code.
 *
 * @param promptIds token ids after the chat template
 * @param greedyIds most likely tokens, up to the one that ends the answer
 * @param greedyText their text
 */
public record ReferenceCase(
        List<ChatMessage> messages, List<Integer> promptIds, List<Integer> greedyIds, String greedyText) {
    private static final Path FILE = Path.of("../assets/sample-model/reference.json");
    private static final int STOP_TOKEN = 2;

    /** Reads the file beside the sample model. */
    public static List<ReferenceCase> all() throws IOException {
        List<ReferenceCase> cases = new ArrayList<>();
        for (JsonNode json : new ObjectMapper().readTree(FILE.toFile()).path("cases")) {
            cases.add(new ReferenceCase(
                    messages(json),
                    ids(json.path("prompt_ids")),
                    untilStop(ids(json.path("greedy_ids"))),
                    json.path("greedy_text").asText()));
        }
        return cases;
    }

    /** What the person says last. */
    public String question() {
        return messages.get(messages.size() - 1).content();
    }

    private static List<ChatMessage> messages(JsonNode json) {
        List<ChatMessage> messages = new ArrayList<>();
        for (JsonNode message : json.path("messages")) {
            messages.add(new ChatMessage(
                    message.path("role").asText(), message.path("content").asText()));
        }
        return messages;
    }

    /** The numbers of a JSON array. */
    public static List<Integer> ids(JsonNode array) {
        List<Integer> ids = new ArrayList<>();
        array.forEach(id -> ids.add(id.asInt()));
        return ids;
    }

    private static List<Integer> untilStop(List<Integer> ids) {
        int stop = ids.indexOf(STOP_TOKEN);
        return stop < 0 ? ids : ids.subList(0, stop);
    }
}
