package org.phonebank.partitioner.testing.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.phonebank.partitioner.testing.SafetensorsWriter;

/**
 * A Hugging Face folder of any of the families with random weights.
 *
 * @param config as transformers 4 writes it, with all sizes
 * @param weights by tensor name, row-major
 */
public record RandomPackage(JsonNode config, Map<String, float[]> weights, Map<String, List<Integer>> shapes) {
    public static RandomPackage of(JsonNode config, long seed) {
        RandomTensors tensors = new RandomTensors(seed);
        new FamilyTensors(config, tensors).addAll();
        return new RandomPackage(config, tensors.values(), tensors.shapes());
    }

    public ReferenceModel reference() {
        return ReferenceModel.of(config, weights);
    }

    /** Writes the folder with a configuration that may say the same otherwise. */
    public Path write(Path folder, JsonNode written) throws IOException {
        Files.createDirectories(folder);
        SafetensorsWriter writer = new SafetensorsWriter();
        weights.forEach((name, values) -> writer.add(name, "F32", shapes.getOrDefault(name, List.of()), values));
        writer.write(folder.resolve("model.safetensors"));
        Files.writeString(folder.resolve("config.json"), written.toPrettyString());
        return folder;
    }
}
