package org.phonebank.desktop.cli;

import java.util.List;
import org.phonebank.desktop.lab.ChatResult;
import org.phonebank.desktop.terminal.Quantities;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.generation.StopReason;

/** An answer's figures as people read them. */
final class AnswerText {
    private AnswerText() {}

    /** For example "31 tokens, the first after 84 ms, then 41.3 tokens/s; the answer was complete." */
    static String figures(ChatResult answer) {
        int tokens = answer.generation().tokenIds().size();
        StringBuilder words = new StringBuilder(Quantities.plural(tokens, "token"));
        if (tokens > 0) {
            words.append(", the first after ").append(Quantities.duration(answer.timeToFirstToken()));
        }
        if (answer.tokensPerSecond() > 0) {
            words.append(", then ")
                    .append(Quantities.decimal(answer.tokensPerSecond()))
                    .append(" tokens/s");
        }
        return words.append("; ")
                .append(ending(answer.generation().stopReason()))
                .append('.')
                .toString();
    }

    /** Said above an answer for which the conversation had become too long. */
    static String leftOut(int messages) {
        return messages == 1
                ? "The oldest message no longer fits, so the model does not see it."
                : "The " + messages + " oldest messages no longer fit, so the model does not see them.";
    }

    /** For example "VP01 Galaxy S8: layers 1 to 3"; people count from one, as the window does. */
    static List<String> phones(List<PhoneLayers> phones) {
        return phones.stream()
                .map(phone -> phone.serial() + " " + phone.model() + ": " + words(phone.layers()))
                .toList();
    }

    private static String words(LayerRange layers) {
        int first = layers.first() + 1;
        return first == layers.end() ? "layer " + first : "layers " + first + " to " + layers.end();
    }

    private static String ending(StopReason reason) {
        return switch (reason) {
            case STOP_TOKEN -> "the answer is complete";
            case MAX_TOKENS -> "stopped at --max-tokens";
            case CONTEXT_FULL -> "stopped because the context is full";
            case CANCELLED -> "cancelled";
        };
    }
}
