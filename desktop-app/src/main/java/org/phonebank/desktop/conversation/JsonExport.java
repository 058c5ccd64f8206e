package org.phonebank.desktop.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Locale;

/** A conversation as JSON, with everything that is known of it but the times of its tokens. */
final class JsonExport {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double MICROS_PER_MILLI = 1e3;
    private static final double NANOS_PER_MICRO = 1e3;

    private JsonExport() {}

    static String of(StoredChat stored) {
        Chat chat = stored.chat();
        ObjectNode root = JSON.createObjectNode();
        root.put("title", chat.title());
        root.put("created", chat.created().toString());
        root.put("system_prompt", chat.systemPrompt());
        root.set("sampling", sampling(chat.sampling()));
        ArrayNode messages = root.putArray("messages");
        for (Message message : stored.branch()) {
            ObjectNode node = messages.addObject();
            node.put("role", message.role().word());
            node.put("content", message.text());
            node.put("time", message.time().toString());
            Answer answer = message.answer();
            if (answer != null) {
                node.set("answer", answer(answer));
            }
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of texts and numbers can always be written.", e);
        }
    }

    private static ObjectNode sampling(Sampling sampling) {
        ObjectNode node = JSON.createObjectNode();
        node.put("max_tokens", sampling.maxTokens());
        node.put("temperature", sampling.temperature());
        node.put("top_k", sampling.topK());
        node.put("top_p", sampling.topP());
        node.put("repetition_penalty", sampling.repetitionPenalty());
        node.put("seed", sampling.seed());
        return node;
    }

    private static ObjectNode answer(Answer answer) {
        ObjectNode node = JSON.createObjectNode();
        node.put("model", answer.model());
        node.put("seed", answer.seed());
        node.put("ending", answer.ending().name().toLowerCase(Locale.ROOT));
        node.put("failure", answer.failure().english());
        node.put("left_out_messages", answer.leftOut());
        node.put("prompt_tokens", answer.promptTokens());
        node.put("tokens", answer.tokens());
        node.put("first_token_ms", millis(answer.firstToken()));
        node.put("total_ms", millis(answer.total()));
        node.put("tokens_per_second", answer.tokensPerSecond());
        return node;
    }

    private static double millis(Duration duration) {
        return Math.round(duration.toNanos() / NANOS_PER_MICRO) / MICROS_PER_MILLI;
    }
}
