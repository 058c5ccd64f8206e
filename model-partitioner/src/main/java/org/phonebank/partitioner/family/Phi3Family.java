package org.phonebank.partitioner.family;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.phonebank.partitioner.config.ConfigDefaults;
import org.phonebank.partitioner.config.ModuleLayout;
import org.phonebank.partitioner.config.ModuleLayout.Biases;
import org.phonebank.partitioner.config.RopeReader;
import org.phonebank.partitioner.config.RopeSettings;
import org.phonebank.partitioner.config.TensorNames;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.json.JsonDocument;
import org.phonebank.partitioner.manifest.LayerSettings;
import org.phonebank.partitioner.manifest.ModelShape;

/** Phi 3, 3.5, 4 and 4-mini: fused projections, and heads that may be rotated in part. */
final class Phi3Family extends DecoderFamily {
    private static final int DEFAULT_ORIGINAL_CONTEXT = 4096;
    private static final ConfigDefaults DEFAULTS =
            new ConfigDefaults(32_064, 3072, 8192, 32, 32, 0, 0, 4096, 1e-5, 10_000, false);

    @Override
    public Set<String> architectures() {
        return Set.of("Phi3ForCausalLM");
    }

    @Override
    ConfigDefaults defaults() {
        return DEFAULTS;
    }

    @Override
    List<RopeSettings> ropes(JsonDocument config, ModelShape shape) throws ModelPackageException {
        return List.of(new RopeReader(config, shape, DEFAULT_ORIGINAL_CONTEXT).read(ROPE, DEFAULTS.ropeTheta()));
    }

    @Override
    List<LayerSettings> layers(JsonDocument config, ModelShape shape) throws ModelPackageException {
        return Collections.nCopies(shape.layers(), new LayerSettings(window(config, 0), ROPE));
    }

    @Override
    ModuleLayout modules(JsonDocument config, JsonDocument decoder) throws ModelPackageException {
        return new ModuleLayout(List.of(TensorNames.PLAIN), tiedHead(config), Biases.NONE, true, 0);
    }
}
