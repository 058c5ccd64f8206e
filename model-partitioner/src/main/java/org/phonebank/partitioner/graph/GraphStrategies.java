package org.phonebank.partitioner.graph;

import java.util.Map;

/** The graph-building strategies by the name that manifests hold. */
public final class GraphStrategies {
    private static final Map<String, GraphStrategy> BY_NAME =
            Map.of("decoder", new DecoderGraphStrategy(), "onnx", new OnnxGraphStrategy());

    private GraphStrategies() {}

    /**
     * Finds a strategy.
     *
     * @throws IllegalArgumentException if this version has none of that name
     */
    public static GraphStrategy named(String name) {
        GraphStrategy strategy = BY_NAME.get(name);
        if (strategy == null) {
            throw new IllegalArgumentException(
                    "This version cannot build graphs of the kind \"" + name + "\"; partition the model again.");
        }
        return strategy;
    }
}
