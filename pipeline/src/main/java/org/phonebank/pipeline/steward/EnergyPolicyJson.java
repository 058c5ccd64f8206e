package org.phonebank.pipeline.steward;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

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
        } catch (IllegalArgumentException e) {
            throw new PolicyException("The energy policy's " + e.getMessage());
        }
    }

    private static ObjectNode object(String json) throws PolicyException {
        try {
            if (MAPPER.readTree(json) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new PolicyException("The energy policy is no valid JSON: " + e.getOriginalMessage() + " (line "
                    + (e.getLocation() == null ? 1 : e.getLocation().getLineNr()) + ").");
        }
        throw new PolicyException("The energy policy must be a JSON object, as {\"drainBelowPercent\": 20} is.");
    }

    private static void requireFits(String name, JsonNode value, ObjectNode known) throws PolicyException {
        if (!known.has(name)) {
            throw new PolicyException("The energy policy has no field \"" + name + "\"; it knows "
                    + String.join(", ", names(known)) + ".");
        }
        boolean whole = known.get(name).isInt();
        if (whole ? !value.canConvertToInt() || !value.isIntegralNumber() : !value.isNumber()) {
            throw new PolicyException("The energy policy's " + name + " must be a " + (whole ? "whole " : "")
                    + "number, not " + value + ".");
        }
    }

    private static List<String> names(ObjectNode known) {
        return known.properties().stream().map(Map.Entry::getKey).toList();
    }
}
