package org.phonebank.partitioner.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.json.JsonDocument;
import org.phonebank.partitioner.manifest.ModelShape;

/**
 * Reads rotary embedding: {@code rope_theta} and {@code rope_scaling} as transformers 4 writes them, or {@code
 * rope_parameters} as 5 does, alone or by the type of layer.
 */
public final class RopeReader {
    private static final String ORIGINAL_CONTEXT = "original_max_position_embeddings";
    private static final List<String> SUPPORTED = List.of("default", "linear", "dynamic", "llama3", "yarn", "longrope");

    private final JsonDocument config;
    private final ModelShape shape;
    /** What counts before all that scaling says; null if the configuration has no such field. */
    private final @Nullable Integer originalContext;

    /** @param shape of the model, with its own context length and head size */
    public RopeReader(JsonDocument config, ModelShape shape) throws ModelPackageException {
        this.config = config;
        this.shape = shape;
        this.originalContext = config.has(ORIGINAL_CONTEXT)
                ? config.requireInteger(ORIGINAL_CONTEXT, ShapeReader.MAXIMUM_CONTEXT)
                : null;
    }

    /**
     * For configuration classes with a field for the context before stretching.
     *
     * @param originalContext what the class takes where the configuration has no such field
     */
    public RopeReader(JsonDocument config, ModelShape shape, int originalContext) throws ModelPackageException {
        this.config = config;
        this.shape = shape;
        this.originalContext = config.integer(ORIGINAL_CONTEXT, originalContext, ShapeReader.MAXIMUM_CONTEXT);
    }

    /**
     * The rotary embedding of all layers.
     *
     * @param name of its tables in a store
     * @throws ModelPackageException if the kind of scaling is not supported
     */
    public RopeSettings read(String name, double defaultTheta) throws ModelPackageException {
        Optional<JsonDocument> parameters = config.object("rope_parameters");
        if (parameters.isPresent()
                && (parameters.get().has(LayerTypes.FULL) || parameters.get().has(LayerTypes.SLIDING))) {
            throw new ModelPackageException("The " + config.place()
                    + " asks for a rotary embedding of its own for each type of layer, which is not supported.");
        }
        double theta = config.number("rope_theta", defaultTheta);
        return settings(name, parameters.isPresent() ? parameters : config.object("rope_scaling"), theta);
    }

    /**
     * The rotary embedding of one type of layer, where {@code rope_parameters} tell them apart.
     *
     * @param layerType for example {@code full_attention}
     * @param defaultTheta where they do not say it
     * @return empty if they do not
     */
    public Optional<RopeSettings> readOfLayerType(String name, String layerType, double defaultTheta)
            throws ModelPackageException {
        Optional<JsonDocument> parameters = config.object("rope_parameters");
        if (parameters.isEmpty() || !parameters.get().has(layerType)) {
            return Optional.empty();
        }
        return Optional.of(settings(name, parameters.get().object(layerType), defaultTheta));
    }

    /** Plain rotary embedding with a base of its own. */
    public RopeSettings plain(String name, double theta) {
        return new RopeSettings(name, theta, shape.headDim(), new RopeScaling.None());
    }

    private RopeSettings settings(String name, Optional<JsonDocument> scaling, double defaultTheta)
            throws ModelPackageException {
        double theta = defaultTheta;
        double rotated = config.number("partial_rotary_factor", 1);
        if (scaling.isPresent()) {
            theta = scaling.get().number("rope_theta", theta);
            rotated = scaling.get().number("partial_rotary_factor", rotated);
        }
        int dimensions = (int) (shape.headDim() * rotated);
        if (dimensions < 2 || dimensions > shape.headDim() || dimensions % 2 != 0) {
            throw new ModelPackageException("The " + config.place() + " asks for rotary embedding of " + rotated
                    + " of each head of " + shape.headDim() + " values, which makes no pairs.");
        }
        RopeScaling kind = scaling.isPresent() ? scaling(scaling.get(), dimensions) : new RopeScaling.None();
        return new RopeSettings(name, theta, dimensions, kind);
    }

    private RopeScaling scaling(JsonDocument scaling, int dimensions) throws ModelPackageException {
        Optional<String> newName = scaling.text("rope_type");
        String type = newName.isPresent() ? newName.get() : scaling.text("type").orElse("default");
        // Early Phi-3 packages call their per-pair factors "su" or "yarn".
        boolean perPair = scaling.has("short_factor") && (type.equals("su") || type.equals("yarn"));
        return switch (perPair ? "longrope" : type) {
            // "dynamic" departs from the plain frequencies only beyond the model's context, which is never exceeded
            // here.
            case "default", "dynamic" -> new RopeScaling.None();
            case "linear" -> new RopeScaling.Linear(required(scaling, "factor"));
            case "llama3" ->
                new RopeScaling.Llama3(
                        required(scaling, "factor"),
                        required(scaling, "low_freq_factor"),
                        required(scaling, "high_freq_factor"),
                        originalContext(scaling));
            case "yarn" -> yarn(scaling);
            case "longrope" -> longRope(scaling, dimensions / 2);
            default ->
                throw new ModelPackageException("The " + config.place() + " asks for rope scaling of the kind \"" + type
                        + "\"; supported are " + String.join(", ", SUPPORTED) + ".");
        };
    }

    private RopeScaling yarn(JsonDocument scaling) throws ModelPackageException {
        int original = originalContext(scaling);
        double factor = scaling.number("factor", (double) shape.contextLength() / original);
        double attentionFactor = yarnMagnitude(factor, 1);
        if (scaling.has("attention_factor")) {
            attentionFactor = scaling.number("attention_factor", 1);
        } else if (scaling.has("mscale") && scaling.has("mscale_all_dim")) {
            attentionFactor = yarnMagnitude(factor, scaling.number("mscale", 1))
                    / yarnMagnitude(factor, scaling.number("mscale_all_dim", 1));
        }
        return new RopeScaling.Yarn(
                factor,
                attentionFactor,
                scaling.number("beta_fast", 32),
                scaling.number("beta_slow", 1),
                original,
                scaling.flag("truncate", true));
    }

    private static double yarnMagnitude(double factor, double scale) {
        return factor <= 1 ? 1 : 0.1 * scale * Math.log(factor) + 1;
    }

    private RopeScaling longRope(JsonDocument scaling, int pairs) throws ModelPackageException {
        // Beside the scaling is where Phi-3 keeps it, and what is there counts.
        int original = originalContext != null ? originalContext : originalContext(scaling);
        double stretched = (double) shape.contextLength() / original;
        // Then the ratio of both contexts also counts more than a factor.
        double factor = originalContext != null ? stretched : scaling.number("factor", stretched);
        double attentionFactor = factor <= 1 ? 1 : Math.sqrt(1 + Math.log(factor) / Math.log(original));
        return new RopeScaling.LongRope(
                factors(scaling, "short_factor", pairs),
                factors(scaling, "long_factor", pairs),
                scaling.number("attention_factor", attentionFactor),
                original);
    }

    private List<Double> factors(JsonDocument scaling, String field, int pairs) throws ModelPackageException {
        List<Double> factors = new ArrayList<>();
        for (JsonNode factor : scaling.node().path(field)) {
            double value = factor.isNumber() ? factor.doubleValue() : Double.NaN;
            if (!(value > 0) || Double.isInfinite(value)) {
                throw new ModelPackageException(
                        "The " + scaling.place() + " cannot be used: " + field + " holds what is no positive number.");
            }
            factors.add(value);
        }
        if (factors.size() != pairs) {
            throw new ModelPackageException("The " + scaling.place() + " cannot be used: " + field + " has "
                    + factors.size() + " numbers where the heads have " + pairs + " pairs.");
        }
        return factors;
    }

    private int originalContext(JsonDocument scaling) throws ModelPackageException {
        int whenAbsent = originalContext != null ? originalContext : shape.contextLength();
        return scaling.integer(ORIGINAL_CONTEXT, whenAbsent, ShapeReader.MAXIMUM_CONTEXT);
    }

    private static double required(JsonDocument scaling, String field) throws ModelPackageException {
        if (!scaling.has(field)) {
            throw new ModelPackageException("The " + scaling.place() + " has no " + field + ".");
        }
        return scaling.number(field, 1);
    }
}
