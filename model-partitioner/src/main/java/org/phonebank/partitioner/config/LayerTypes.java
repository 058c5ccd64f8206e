package org.phonebank.partitioner.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.json.JsonDocument;

/** Reads lists that have an entry for every layer. */
public final class LayerTypes {
    public static final String SLIDING = "sliding_attention";
    public static final String FULL = "full_attention";

    private LayerTypes() {}

    /**
     * Which layers see only a window of tokens, as {@code layer_types} says.
     *
     * @return one entry per layer; empty if the configuration leaves it to the family
     */
    public static Optional<List<Boolean>> sliding(JsonDocument config, int layers) throws ModelPackageException {
        Optional<JsonNode> value = config.value("layer_types");
        if (value.isEmpty()) {
            return Optional.empty();
        }
        List<Boolean> sliding = new ArrayList<>();
        for (JsonNode type : value.get()) {
            if (!type.asText().equals(SLIDING) && !type.asText().equals(FULL)) {
                throw new ModelPackageException("The " + config.place() + " asks for layers of the type \""
                        + type.asText() + "\"; supported are " + FULL + " and " + SLIDING + ".");
            }
            sliding.add(type.asText().equals(SLIDING));
        }
        if (sliding.size() != layers) {
            throw wrongLength(config, "layer_types", sliding.size(), layers);
        }
        return Optional.of(sliding);
    }

    /**
     * Flags of layers, given as 0 and 1, of which there may be more than layers.
     *
     * @return one entry per layer; empty if the configuration leaves them to the family
     */
    public static Optional<List<Boolean>> flags(JsonDocument config, String field, int layers)
            throws ModelPackageException {
        Optional<JsonNode> value = config.value(field);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        List<Boolean> flags = new ArrayList<>();
        for (JsonNode flag : value.get()) {
            flags.add(flag.asBoolean());
        }
        if (flags.size() < layers) {
            throw wrongLength(config, field, flags.size(), layers);
        }
        return Optional.of(flags.subList(0, layers));
    }

    private static ModelPackageException wrongLength(JsonDocument config, String field, int entries, int layers) {
        return new ModelPackageException("The " + config.place() + " cannot be used: " + field + " has " + entries
                + " entries for " + layers + " layers.");
    }
}
