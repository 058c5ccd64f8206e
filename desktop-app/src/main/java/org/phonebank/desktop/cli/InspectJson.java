package org.phonebank.desktop.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.phonebank.partitioner.Finding;
import org.phonebank.partitioner.Inspection;
import org.phonebank.partitioner.LayerError;
import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.partitioner.manifest.ModelShape;
import org.phonebank.pipeline.placement.LayerCapacity;

/**
 * An inspection as machines read it; sizes are in bytes.
 *
 * @param kind {@code package} or {@code store}
 * @param cut as the model is or would be cut
 * @param errors what quantizing has cost each file
 */
record InspectJson(
        String kind,
        String name,
        String architecture,
        long parameters,
        int layers,
        @JsonProperty("hidden_size") int hiddenSize,
        @JsonProperty("intermediate_size") int intermediateSize,
        @JsonProperty("attention_heads") int attentionHeads,
        @JsonProperty("kv_heads") int kvHeads,
        @JsonProperty("head_dim") int headDim,
        @JsonProperty("vocabulary_size") int vocabularySize,
        @JsonProperty("context_length") int contextLength,
        int bits,
        @JsonProperty("layer_bytes") List<Long> layerBytes,
        @JsonProperty("other_bytes") long otherBytes,
        @JsonProperty("kv_bytes_per_token") long kvBytesPerToken,
        Finding tokenizer,
        @JsonProperty("chat_template") Finding chatTemplate,
        @JsonProperty("special_tokens") Finding specialTokens,
        @JsonProperty("stop_token_ids") List<Integer> stopTokenIds,
        Cut cut,
        List<Phone> phones,
        List<FileError> errors) {

    /** A store, as it is or would be. */
    record Cut(
            int bits,
            @JsonProperty("context_length") int contextLength,
            @JsonProperty("layer_bytes") List<Long> layerBytes,
            @JsonProperty("other_bytes") long otherBytes,
            @JsonProperty("resident_bytes") long residentBytes,
            @JsonProperty("kv_bytes_per_conversation") long kvBytesPerConversation) {
        private static Cut of(Inspection model) {
            ModelManifest manifest = model.cut();
            return new Cut(
                    manifest.bits(),
                    manifest.shape().contextLength(),
                    model.cutLayerBytes(),
                    model.cutEdgeBytes(),
                    manifest.residentBytes(manifest.allLayers()),
                    manifest.kvBytesPerSequence(manifest.allLayers()));
        }
    }

    /**
     * What phones of a size hold.
     *
     * @param freeBytes what Android leaves when nothing else runs
     * @param reservedBytes of these, what is left free for computing
     * @param conversations whose caches are counted
     * @param firstLayers layers that fit beside the embedding
     * @param lastLayers layers that fit beside the head
     * @param phonesForAll such phones for the whole model; missing if it does not fit on any number
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Phone(
            @JsonProperty("memory_gb") int gigabytes,
            @JsonProperty("free_bytes") long freeBytes,
            @JsonProperty("reserved_bytes") long reservedBytes,
            int conversations,
            @JsonProperty("first_layers") int firstLayers,
            @JsonProperty("middle_layers") int middleLayers,
            @JsonProperty("last_layers") int lastLayers,
            @JsonProperty("whole_model") boolean wholeModel,
            @JsonProperty("phones_for_all") @Nullable Integer phonesForAll) {
        private static Phone of(PhoneClass phone) {
            LayerCapacity layers = phone.layers();
            return new Phone(
                    phone.gigabytes(),
                    phone.freeBytes(),
                    PhoneClass.reserveBytes(),
                    PhoneClass.CONVERSATIONS,
                    layers.first(),
                    layers.middle(),
                    layers.last(),
                    layers.whole(),
                    layers.phones().isPresent() ? layers.phones().getAsInt() : null);
        }
    }

    /** What quantizing cost the weights of a file. */
    record FileError(
            String file,
            double cosine,
            double relative,
            @JsonProperty("worst_weight") String worstWeight,
            @JsonProperty("worst_cosine") double worstCosine,
            @JsonProperty("worst_relative") double worstRelative) {
        private static FileError of(LayerError error) {
            return new FileError(
                    error.file(),
                    error.cosine(),
                    error.relative(),
                    error.worst(),
                    error.worstError().cosine(),
                    error.worstError().relative());
        }
    }

    static InspectJson of(Inspection model) {
        ModelShape shape = model.shape();
        return new InspectJson(
                model.partitioned() ? "store" : "package",
                model.name(),
                model.architecture(),
                model.parameters(),
                shape.layers(),
                shape.hiddenSize(),
                shape.intermediateSize(),
                shape.attentionHeads(),
                shape.kvHeads(),
                shape.headDim(),
                shape.vocabularySize(),
                shape.contextLength(),
                model.bits(),
                model.layerBytes(),
                model.edgeBytes(),
                model.kvBytesPerToken(),
                model.tokenizer(),
                model.chatTemplate(),
                model.specialTokens(),
                model.stopTokenIds(),
                Cut.of(model),
                PhoneClass.all(model.cut()).stream().map(Phone::of).toList(),
                model.errors().stream().map(FileError::of).toList());
    }
}
