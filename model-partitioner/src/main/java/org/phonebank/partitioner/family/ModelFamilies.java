package org.phonebank.partitioner.family;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.failure.ModelProblem;
import org.phonebank.partitioner.json.JsonDocument;

/** The families that can be cut. */
public final class ModelFamilies {
    private static final List<ModelFamily> ALL = List.of(
            new LlamaFamily(),
            new MistralFamily(),
            new Qwen2Family(),
            new Qwen3Family(),
            new Phi3Family(),
            new Gemma2Family(),
            new Gemma3Family(),
            new Olmo2Family(),
            new SmolLm3Family());

    private ModelFamilies() {}

    /** A family and the architecture by which it was recognised. */
    public record Match(ModelFamily family, String architecture) {}

    /**
     * Finds the family of a model.
     *
     * @throws ModelPackageException if the configuration names no supported architecture
     */
    public static Match recognise(JsonDocument config) throws ModelPackageException {
        List<String> named = new ArrayList<>();
        for (JsonNode architecture : config.node().path("architectures")) {
            named.add(architecture.asText());
        }
        for (String architecture : named) {
            for (ModelFamily family : ALL) {
                if (family.architectures().contains(architecture)) {
                    return new Match(family, architecture);
                }
            }
        }
        TreeSet<String> supported = new TreeSet<>();
        ALL.forEach(family -> supported.addAll(family.architectures()));
        String all = String.join(", ", supported);
        throw named.isEmpty()
                ? new ModelPackageException(ModelProblem.NO_ARCHITECTURE, config.where(), all)
                : new ModelPackageException(ModelProblem.ARCHITECTURE, config.where(), String.join(", ", named), all);
    }
}
