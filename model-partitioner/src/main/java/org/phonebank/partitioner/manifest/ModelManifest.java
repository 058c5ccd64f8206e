package org.phonebank.partitioner.manifest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The content of {@code manifest.json}: what a layer store holds.
 *
 * @param modelId name of the store's folder, unique per source, bits and context length
 * @param name what to call the model in front of a person
 * @param architecture as the package names it, for example {@code LlamaForCausalLM}
 * @param bits what was asked for; single weights may keep more, see {@link StoredWeight#encoding()}
 * @param parameters trained values, a tied head counted once
 * @param stopTokenIds ids that end an answer, ascending
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ModelManifest(
        int formatVersion,
        String modelId,
        String name,
        String architecture,
        ModelShape shape,
        int bits,
        long parameters,
        List<Integer> stopTokenIds,
        DecoderSettings decoder,
        List<StoreFile> files,
        List<StoredWeight> weights) {
    /** The format this version writes and reads. */
    public static final int FORMAT_VERSION = 3;

    /** It names folders, also on phones. */
    private static final Pattern MODEL_ID = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}");

    public ModelManifest {
        Objects.requireNonNull(shape, "There is no shape.");
        Objects.requireNonNull(decoder, "There is no decoder.");
        if (!MODEL_ID.matcher(modelId).matches()) {
            throw new IllegalArgumentException("Not a plain model id: \"" + modelId + "\".");
        }
        stopTokenIds = List.copyOf(stopTokenIds);
        files = List.copyOf(files);
        weights = List.copyOf(weights);
        requireLayersInModel(files, shape.layers());
        requireWeightsInsideFiles(files, weights);
    }

    /** The files a phone needs to serve these layers, in store order; shared weights always belong to it. */
    public List<StoreFile> weightsFor(LayerRange range) {
        requireInModel(range);
        List<StoreFile> needed = new ArrayList<>();
        for (StoreFile file : files) {
            boolean needs =
                    switch (file.role()) {
                        case EMBED -> range.first() == 0;
                        case LAYER -> range.contains(file.layer());
                        case HEAD -> range.end() == shape.layers();
                        case SHARED -> true;
                        case GRAPH, TOKENIZER -> false;
                    };
            if (needs) {
                needed.add(file);
            }
        }
        return needed;
    }

    /** Bytes of the KV buffers that one sequence takes in these layers. */
    public long kvBytesPerSequence(LayerRange range) {
        requireInModel(range);
        return range.count() * shape.kvBytesPerLayer();
    }

    /** Memory that the weights of these layers take on a phone, without KV buffers and the runtime itself. */
    public long residentBytes(LayerRange range) {
        return weightsFor(range).stream().mapToLong(StoreFile::residentBytes).sum();
    }

    /** All layers. */
    public LayerRange allLayers() {
        return new LayerRange(0, shape.layers());
    }

    public Optional<StoredWeight> weight(String weightName) {
        return weights.stream()
                .filter(weight -> weight.name().equals(weightName))
                .findFirst();
    }

    private void requireInModel(LayerRange range) {
        if (range.end() > shape.layers()) {
            throw new IllegalArgumentException("The model " + name + " has layers 0 to " + (shape.layers() - 1)
                    + "; there is no layer " + (range.end() - 1) + ".");
        }
    }

    private static void requireLayersInModel(List<StoreFile> files, int layers) {
        for (StoreFile file : files) {
            if (file.layer() >= layers) {
                throw new IllegalArgumentException("The file " + file.name() + " holds layer " + file.layer()
                        + " of a model of " + layers + " layers.");
            }
        }
    }

    private static void requireWeightsInsideFiles(List<StoreFile> files, List<StoredWeight> weights) {
        Map<String, StoreFile> byName = new HashMap<>();
        for (StoreFile file : files) {
            if (byName.put(file.name(), file) != null) {
                throw new IllegalArgumentException("The file " + file.name() + " is named twice.");
            }
        }
        for (StoredWeight weight : weights) {
            StoreFile file = byName.get(weight.file());
            boolean inside = file != null && weight.end() <= file.sizeBytes();
            if (!inside) {
                throw new IllegalArgumentException(
                        "The weight " + weight.name() + " lies outside of the file " + weight.file() + ".");
            }
        }
    }
}
