package org.phonebank.desktop.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.batch.input.InputException;
import org.phonebank.desktop.failure.FailureWording;
import org.phonebank.desktop.failure.ModelWording;
import org.phonebank.desktop.failure.PhoneWording;
import org.phonebank.desktop.incident.IncidentWording;
import org.phonebank.desktop.keeping.KeepingWording;
import org.phonebank.partitioner.failure.ModelProblem;
import org.phonebank.pipeline.generation.PromptWording;
import org.phonebank.pipeline.health.HealthWording;
import org.phonebank.pipeline.link.LinkWording;
import org.phonebank.pipeline.phrase.LayerWording;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.phrase.TimeWording;
import org.phonebank.pipeline.phrase.Wording;
import org.phonebank.pipeline.placement.PlacementWording;
import org.phonebank.pipeline.steward.PolicyWording;
import org.phonebank.pipeline.steward.StewardWording;
import org.phonebank.provisioner.device.PhoneProblem;

/** Phrases as they are kept in the file: strings say themselves, objects name a wording and its arguments. */
public final class PhraseJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String WORDING = "say";
    private static final String ARGUMENTS = "with";
    private static final String WORDS = "words";
    private static final String PHRASE = "phrase";
    private static final String CLAUSE = "clause";
    private static final String CAPITALISED = "capitalised";
    private static final Map<String, Wording> WORDINGS = Stream.of(
                    LayerWording.values(),
                    TimeWording.values(),
                    StewardWording.values(),
                    PolicyWording.values(),
                    PlacementWording.values(),
                    HealthWording.values(),
                    LinkWording.values(),
                    PromptWording.values(),
                    KeepingWording.values(),
                    IncidentWording.values(),
                    FailureWording.values(),
                    InputException.Reason.values(),
                    Stream.of(ModelProblem.values()).map(ModelWording::new).toArray(Wording[]::new),
                    Stream.of(PhoneProblem.values()).map(PhoneWording::new).toArray(Wording[]::new))
            .<Wording>flatMap(Stream::of)
            .collect(Collectors.toMap(Wording::key, Function.identity()));

    private PhraseJson() {}

    /** What can be read. */
    static Collection<Wording> wordings() {
        return WORDINGS.values();
    }

    /** To be kept beside its English, which {@link #read} falls back to. */
    public static String write(Phrase phrase) {
        return json(phrase).toString();
    }

    /** As {@link #write} with its English, but words that are the same in every language as they are. */
    public static String writeWithWords(Phrase phrase) {
        return phrase instanceof Phrase.Verbatim verbatim
                ? verbatim.words()
                : JsonNodeFactory.instance
                        .objectNode()
                        .put(WORDS, phrase.english())
                        .set(PHRASE, json(phrase))
                        .toString();
    }

    /** What {@link #writeWithWords} wrote. */
    public static Phrase readWithWords(String kept) {
        try {
            JsonNode node = MAPPER.readTree(kept);
            return node.path(WORDS).isTextual() && node.has(PHRASE)
                    ? read(node.get(PHRASE).toString(), node.get(WORDS).textValue())
                    : Phrase.verbatim(kept);
        } catch (JsonProcessingException e) {
            return Phrase.verbatim(kept);
        }
    }

    /**
     * What was written; the words, if that was by a Phonebank that had other wordings, or that had none.
     *
     * @param words in English
     */
    public static Phrase read(@Nullable String json, String words) {
        if (json == null) {
            return Phrase.verbatim(words);
        }
        try {
            return phrase(MAPPER.readTree(json));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Phrase.verbatim(words);
        }
    }

    private static JsonNode json(Phrase phrase) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (phrase instanceof Phrase.Verbatim verbatim) {
            return nodes.textNode(verbatim.words());
        }
        if (phrase instanceof Phrase.Clause clause) {
            return nodes.objectNode().set(CLAUSE, json(clause.sentence()));
        }
        if (phrase instanceof Phrase.Capitalised capitalised) {
            return nodes.objectNode().set(CAPITALISED, json(capitalised.sentences()));
        }
        Phrase.Said said = (Phrase.Said) phrase;
        ObjectNode object = nodes.objectNode().put(WORDING, said.wording().key());
        ArrayNode arguments = object.putArray(ARGUMENTS);
        said.arguments().forEach(argument -> arguments.add(argument(argument)));
        return object;
    }

    private static JsonNode argument(Object argument) {
        if (argument instanceof Phrase phrase) {
            return json(phrase);
        }
        return argument instanceof Number number
                ? JsonNodeFactory.instance.numberNode(number.longValue())
                : JsonNodeFactory.instance.textNode((String) argument);
    }

    private static Phrase phrase(JsonNode node) {
        if (node.isTextual()) {
            return Phrase.verbatim(node.textValue());
        }
        if (node.has(CLAUSE)) {
            return Phrase.clause(phrase(node.get(CLAUSE)));
        }
        if (node.has(CAPITALISED)) {
            return Phrase.capitalised(phrase(node.get(CAPITALISED)));
        }
        Wording wording = WORDINGS.get(node.path(WORDING).asText());
        if (wording == null) {
            throw new IllegalArgumentException("There is no wording for " + node + ".");
        }
        List<Object> arguments = new ArrayList<>();
        node.path(ARGUMENTS)
                .forEach(argument ->
                        arguments.add(argument.isIntegralNumber() ? argument.longValue() : phrase(argument)));
        return Phrase.of(wording, arguments.toArray());
    }
}
