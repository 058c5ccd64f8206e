package org.phonebank.pipeline.steward;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.phonebank.pipeline.phrase.Phrase;

/** A policy as JSON that a person edits: one object whose fields are the policy's, any of which may be left out. */
public final class EnergyPolicyJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private EnergyPolicyJson() {}

    /** Every field on a line of its own. */
    public static String write(EnergyPolicy policy) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(policy);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads; what is left out is as in {@link EnergyPolicy#SAFE}.
     *
     * @throws PolicyException if the text is no JSON object, has an unknown field or a value that makes no sense
     */
    public static EnergyPolicy read(String json) throws PolicyException {
        ObjectNode merged = MAPPER.valueToTree(EnergyPolicy.SAFE);
        for (Map.Entry<String, JsonNode> field : object(json).properties()) {
            requireFits(field.getKey(), field.getValue(), merged);
            merged.set(field.getKey(), field.getValue());
        }
        return policy(merged);
    }

    private static EnergyPolicy policy(ObjectNode fields) throws PolicyException {
        try {
            return new EnergyPolicy(
                    fields.get("stopBelowPercent").intValue(),
                    fields.get("drainBelowPercent").intValue(),
                    fields.get("resumeAbovePercent").intValue(),
                    fields.get("stopAboveCelsius").doubleValue(),
                    fields.get("drainAboveCelsius").doubleValue(),
                    fields.get("resumeBelowCelsius").doubleValue(),
                    fields.get("dischargingWeight").doubleValue(),
                    fields.get("warmWeight").doubleValue(),
                    fields.get("throttledWeight").doubleValue(),
                    fields.get("memoryPressureWeight").doubleValue(),
                    fields.get("staleWeight").doubleValue(),
                    fields.get("staleAfterSeconds").doubleValue(),
                    fields.get("silentAfterSeconds").doubleValue());
        } catch (BrokenRuleException e) {
            throw new PolicyException(e.problem());
        }
    }

    private static ObjectNode object(String json) throws PolicyException {
        try {
            if (MAPPER.readTree(json) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new PolicyException(Phrase.of(
                    PolicyWording.NO_JSON,
                    e.getOriginalMessage(),
                    e.getLocation() == null ? 1 : e.getLocation().getLineNr()));
        }
        throw new PolicyException(Phrase.of(PolicyWording.NO_OBJECT));
    }

    private static void requireFits(String name, JsonNode value, ObjectNode known) throws PolicyException {
        if (!known.has(name)) {
            throw new PolicyException(Phrase.of(PolicyWording.NO_FIELD, name, String.join(", ", names(known))));
        }
        boolean whole = known.get(name).isInt();
        if (whole ? !value.canConvertToInt() || !value.isIntegralNumber() : !value.isNumber()) {
            throw new PolicyException(
                    Phrase.of(whole ? PolicyWording.NO_WHOLE_NUMBER : PolicyWording.NO_NUMBER, name, value.toString()));
        }
    }

    private static List<String> names(ObjectNode known) {
        return known.properties().stream().map(Map.Entry::getKey).toList();
    }
}
