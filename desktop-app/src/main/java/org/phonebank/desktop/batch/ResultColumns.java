package org.phonebank.desktop.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.phonebank.desktop.batch.input.Names;

/** What is written beside the columns of an input; a name that the input has already gets a number. */
final class ResultColumns {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DECIMALS = 3;

    private enum Column {
        ANSWER,
        STATUS,
        PROMPT_TOKENS,
        TOKENS,
        SECONDS_TO_FIRST_TOKEN,
        SECONDS,
        TOKENS_PER_SECOND,
        STOP_REASON,
        PROBLEM
    }

    private final Map<Column, String> names = new LinkedHashMap<>();

    ResultColumns(Collection<String> inputColumns) {
        Set<String> taken = new HashSet<>(inputColumns);
        for (Column column : Column.values()) {
            String name = Names.free(column.name().toLowerCase(Locale.ROOT), taken);
            taken.add(name);
            names.put(column, name);
        }
    }

    List<String> names() {
        return List.copyOf(names.values());
    }

    /** The values of a row by name, without those that it does not have; seconds and rates with three decimals. */
    Map<String, JsonNode> values(Optional<Outcome> outcome) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        if (outcome.isEmpty()) {
            values.put(name(Column.STATUS), JSON.textNode("waiting"));
        } else if (outcome.get() instanceof Outcome.Failed failed) {
            values.put(name(Column.STATUS), JSON.textNode("failed"));
            values.put(name(Column.PROBLEM), JSON.textNode(failed.reason().english()));
        } else if (outcome.get() instanceof Outcome.Answered answered) {
            values.put(name(Column.ANSWER), JSON.textNode(answered.answer()));
            values.put(name(Column.STATUS), JSON.textNode("answered"));
            values.put(name(Column.PROMPT_TOKENS), JSON.numberNode(answered.promptTokens()));
            values.put(name(Column.TOKENS), JSON.numberNode(answered.tokens()));
            values.put(name(Column.SECONDS_TO_FIRST_TOKEN), seconds(answered.firstToken()));
            values.put(name(Column.SECONDS), seconds(answered.total()));
            values.put(name(Column.TOKENS_PER_SECOND), rounded(BigDecimal.valueOf(answered.tokensPerSecond())));
            values.put(name(Column.STOP_REASON), JSON.textNode(answered.stopReason()));
        }
        return values;
    }

    private String name(Column column) {
        return names.getOrDefault(column, "");
    }

    private static JsonNode seconds(Duration duration) {
        return rounded(BigDecimal.valueOf(duration.toNanos(), 9));
    }

    private static JsonNode rounded(BigDecimal value) {
        return DecimalNode.valueOf(value.setScale(DECIMALS, RoundingMode.HALF_UP));
    }
}
