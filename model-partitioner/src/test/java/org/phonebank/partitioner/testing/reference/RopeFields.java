package org.phonebank.partitioner.testing.reference;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a configuration says about rotary position embedding of one kind of layer.
 *
 * @param scaling {@code rope_scaling} or {@code rope_parameters}; a missing or null node if there is none
 * @param rotated how many values of a head are rotated
 */
record RopeFields(JsonNode config, JsonNode scaling, double theta, int rotated) {
    /** Reads {@code rope_parameters} as transformers 5 writes them, or {@code rope_theta} and {@code rope_scaling}. */
    static RopeFields read(JsonNode config, double defaultTheta, int headDim) {
        JsonNode parameters = config.path("rope_parameters");
        return parameters.isObject()
                ? of(config, parameters, defaultTheta, headDim)
                : of(config, config.path("rope_scaling"), defaultTheta, headDim);
    }

    static RopeFields of(JsonNode config, JsonNode scaling, double defaultTheta, int headDim) {
        double theta =
                scaling.path("rope_theta").asDouble(config.path("rope_theta").asDouble(defaultTheta));
        double partial = scaling.path("partial_rotary_factor")
                .asDouble(config.path("partial_rotary_factor").asDouble(1));
        return new RopeFields(config, scaling, theta, (int) (headDim * partial));
    }

    String kind() {
        return scaling.path("rope_type").asText(scaling.path("type").asText("default"));
    }

    /** The rotation for a sequence of a length. */
    Rotary rotary(int length) {
        return switch (kind()) {
            case "default" -> new Rotary(plain(theta), 1);
            case "linear" -> linear();
            case "dynamic" -> dynamic(length);
            case "llama3" -> llama3();
            case "yarn" -> yarn();
            case "longrope", "su" -> longrope(length);
            default -> throw new IllegalArgumentException(kind());
        };
    }

    private double[] plain(double base) {
        double[] frequencies = new double[rotated / 2];
        for (int i = 0; i < frequencies.length; i++) {
            frequencies[i] = Math.pow(base, -2.0 * i / rotated);
        }
        return frequencies;
    }

    private Rotary linear() {
        double[] frequencies = plain(theta);
        for (int i = 0; i < frequencies.length; i++) {
            frequencies[i] /= factor();
        }
        return new Rotary(frequencies, 1);
    }

    private Rotary dynamic(int length) {
        double stretch = (double) Math.max(length, maximum()) / maximum();
        double base = theta * Math.pow(factor() * stretch - (factor() - 1), rotated / (rotated - 2.0));
        return new Rotary(plain(base), 1);
    }

    private Rotary llama3() {
        double original = original();
        double low = scaling.path("low_freq_factor").asDouble();
        double high = scaling.path("high_freq_factor").asDouble();
        double[] frequencies = plain(theta);
        for (int i = 0; i < frequencies.length; i++) {
            double wavelength = 2 * Math.PI / frequencies[i];
            double smooth = Math.min(1, Math.max(0, (original / wavelength - low) / (high - low)));
            frequencies[i] = (1 - smooth) * frequencies[i] / factor() + smooth * frequencies[i];
        }
        return new Rotary(frequencies, 1);
    }

    private Rotary yarn() {
        double low = yarnDimension(scaling.path("beta_fast").asDouble(32));
        double high = yarnDimension(scaling.path("beta_slow").asDouble(1));
        if (scaling.path("truncate").asBoolean(true)) {
            low = Math.floor(low);
            high = Math.ceil(high);
        }
        low = Math.max(low, 0);
        high = Math.min(high, rotated - 1);
        high = low == high ? high + 0.001 : high;
        double[] frequencies = plain(theta);
        for (int i = 0; i < frequencies.length; i++) {
            double stretched = Math.min(1, Math.max(0, (i - low) / (high - low)));
            frequencies[i] = stretched * frequencies[i] / factor() + (1 - stretched) * frequencies[i];
        }
        return new Rotary(frequencies, scaling.path("attention_factor").asDouble(yarnMagnitude()));
    }

    /** The pair that turns so often within the original context. */
    private double yarnDimension(double turns) {
        return rotated * Math.log(original() / (turns * 2 * Math.PI)) / (2 * Math.log(theta));
    }

    private double yarnMagnitude() {
        double scale = scaling.path("mscale").asDouble();
        double all = scaling.path("mscale_all_dim").asDouble();
        return scale != 0 && all != 0 ? yarnMagnitude(scale) / yarnMagnitude(all) : yarnMagnitude(1);
    }

    private double yarnMagnitude(double scale) {
        return factor() <= 1 ? 1 : 0.1 * scale * Math.log(factor()) + 1;
    }

    /** The length of the whole sequence, tokens of earlier steps included, decides which factors apply to all of it. */
    private Rotary longrope(int length) {
        double original = config.path("original_max_position_embeddings").asDouble(original());
        double stretch = maximum() / original;
        double magnitude = stretch <= 1 ? 1 : Math.sqrt(1 + Math.log(stretch) / Math.log(original));
        JsonNode factors = scaling.path(length > original ? "long_factor" : "short_factor");
        double[] frequencies = plain(theta);
        for (int i = 0; i < frequencies.length; i++) {
            frequencies[i] /= factors.path(i).asDouble();
        }
        return new Rotary(frequencies, scaling.path("attention_factor").asDouble(magnitude));
    }

    private double factor() {
        return scaling.path("factor").asDouble();
    }

    private double original() {
        return scaling.path("original_max_position_embeddings").asDouble(maximum());
    }

    private int maximum() {
        return config.path("max_position_embeddings").asInt();
    }
}
