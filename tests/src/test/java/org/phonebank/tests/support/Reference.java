package org.phonebank.tests.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The golden values of the sample model, computed by the PyTorch code of its recipe. */
public record Reference(List<Case> cases) {
    private static final int STOP_TOKEN = 2;

    /**
     * One conversation and its answer.
     *
     * @param messages the conversation as a JSON array of role and content
     * @param answerIds the greedy continuation up to, and without, the stop token
     */
    public record Case(JsonNode messages, List<Integer> promptIds, List<Integer> answerIds) {
        /** What the person says last. */
        public String question() {
            return messages.get(messages.size() - 1).get("content").asText();
        }

        public boolean hasOneMessage() {
            return messages.size() == 1;
        }
    }

    /** Reads the file beside the sample model. */
    public static Reference read() throws IOException {
        Path file = Path.of("..", "assets", "sample-model", "reference.json");
        List<Case> cases = new ArrayList<>();
        for (JsonNode node :
                new ObjectMapper().readTree(Files.readAllBytes(file)).get("cases")) {
            List<Integer> greedy = integers(node.get("greedy_ids"));
            int stop = greedy.indexOf(STOP_TOKEN);
            cases.add(new Case(
                    node.get("messages"),
                    integers(node.get("prompt_ids")),
                    stop < 0 ? greedy : greedy.subList(0, stop)));
        }
        return new Reference(List.copyOf(cases));
    }

    /** The numbers of a JSON array. */
    public static List<Integer> integers(JsonNode array) {
        List<Integer> values = new ArrayList<>();
        array.forEach(value -> values.add(value.asInt()));
        return values;
    }
}
