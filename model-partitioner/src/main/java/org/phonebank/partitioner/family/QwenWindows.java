package org.phonebank.partitioner.family;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.phonebank.partitioner.config.LayerTypes;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.json.JsonDocument;
import org.phonebank.partitioner.manifest.LayerSettings;
import org.phonebank.partitioner.manifest.ModelShape;

/** Windows as Qwen's configurations describe them: only if switched on, and from some layer on. */
final class QwenWindows {
    private static final int DEFAULT_WINDOW = 4096;
    private static final int DEFAULT_FIRST_LAYER = 28;

    private QwenWindows() {}

    static List<LayerSettings> read(JsonDocument config, ModelShape shape) throws ModelPackageException {
        int window = config.flag("use_sliding_window", false) ? DecoderFamily.window(config, DEFAULT_WINDOW) : 0;
        Optional<List<Boolean>> types = LayerTypes.sliding(config, shape.layers());
        int first = config.node().path("max_window_layers").asInt(DEFAULT_FIRST_LAYER);
        List<LayerSettings> layers = new ArrayList<>();
        for (int layer = 0; layer < shape.layers(); layer++) {
            boolean sliding = types.isPresent() ? types.get().get(layer) : layer >= first;
            layers.add(new LayerSettings(sliding ? window : 0, DecoderFamily.ROPE));
        }
        return layers;
    }
}
