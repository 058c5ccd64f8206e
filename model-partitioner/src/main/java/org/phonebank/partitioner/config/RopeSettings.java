package org.phonebank.partitioner.config;

import java.util.List;
import java.util.Optional;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.json.JsonDocument;

/** Rotary position embedding: base of the frequencies, and their scaling. */
public record RopeSettings(double theta, RopeScaling scaling) {
    private static final double DEFAULT_THETA = 10_000;
    private static final List<String> SUPPORTED = List.of("default", "linear", "dynamic", "llama3");

    /**
     * Reads {@code rope_theta} and {@code rope_scaling} (transformers 4) or {@code rope_parameters} (transformers 5).
     *
     * @throws ModelPackageException if the kind of scaling is not supported
     */
    public static RopeSettings read(JsonDocument config, int modelContext) throws ModelPackageException {
        Optional<JsonDocument> parameters = config.object("rope_parameters");
        Optional<JsonDocument> scaling = parameters.isPresent() ? parameters : config.object("rope_scaling");
        double theta = config.number("rope_theta", DEFAULT_THETA);
        if (scaling.isEmpty()) {
            return new RopeSettings(theta, new RopeScaling.None());
        }
        theta = scaling.get().number("rope_theta", theta);
        return new RopeSettings(theta, scaling(scaling.get(), config, modelContext));
    }

    private static RopeScaling scaling(JsonDocument scaling, JsonDocument config, int modelContext)
            throws ModelPackageException {
        Optional<String> newName = scaling.text("rope_type");
        String type = newName.isPresent() ? newName.get() : scaling.text("type").orElse("default");
        return switch (type) {
            // "dynamic" departs from the plain frequencies only beyond the model's context, which is never exceeded
            // here.
            case "default", "dynamic" -> new RopeScaling.None();
            case "linear" -> new RopeScaling.Linear(required(scaling, "factor"));
            case "llama3" ->
                new RopeScaling.Llama3(
                        required(scaling, "factor"),
                        required(scaling, "low_freq_factor"),
                        required(scaling, "high_freq_factor"),
                        originalContext(scaling, config, modelContext));
            default ->
                throw new ModelPackageException("The " + config.place() + " asks for rope scaling of the kind \"" + type
                        + "\"; supported are " + String.join(", ", SUPPORTED) + ".");
        };
    }

    private static int originalContext(JsonDocument scaling, JsonDocument config, int modelContext)
            throws ModelPackageException {
        String field = "original_max_position_embeddings";
        int whenAbsent = config.integer(field, modelContext, ModelSettings.MAXIMUM_CONTEXT);
        return scaling.integer(field, whenAbsent, ModelSettings.MAXIMUM_CONTEXT);
    }

    private static double required(JsonDocument scaling, String field) throws ModelPackageException {
        if (!scaling.has(field)) {
            throw new ModelPackageException("The " + scaling.place() + " has no " + field + ".");
        }
        return scaling.number(field, 1);
    }
}
