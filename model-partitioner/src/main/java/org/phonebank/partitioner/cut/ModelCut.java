package org.phonebank.partitioner.cut;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.onnx.OnnxModel;
import org.phonebank.partitioner.plan.PlannedFile;
import org.phonebank.partitioner.quantize.Quantization;

/**
 * A model ready to be stored.
 *
 * @param graph the rewritten graph as ONNX protobuf; its large tensors name the weights of {@code files} that hold them
 * @param files weight files to be written
 * @param parameters trained values
 */
public record ModelCut(ByteString graph, List<PlannedFile> files, long parameters) {
    /** Under which key a cut graph holds its {@link CutDescription}. */
    static final String DESCRIPTION = "phonebank.cut";

    static final ObjectMapper MAPPER = new ObjectMapper();

    public ModelCut {
        files = List.copyOf(files);
    }

    /**
     * Rewrites a model that was analysed.
     *
     * @param quantization what was asked for; a source that is quantized already stays as it is
     */
    public static ModelCut of(SourceAnalysis analysis, Quantization quantization) throws ModelPackageException {
        Conversions conversions = new Conversions(analysis, quantization);
        StoredTensors stored = new StoredTensors(analysis, conversions);
        CutGraph cut = new CutGraph(analysis, conversions, stored);
        GraphWriter graph = cut.write();
        ModelProto model = ModelProto.newBuilder()
                .setIrVersion(analysis.model().irVersion())
                .setProducerName("phonebank")
                .addAllOpsetImport(operatorSets(analysis.model(), conversions))
                .setGraph(GraphProto.newBuilder()
                        .setName("cut")
                        .addAllNode(graph.nodes())
                        .addAllInitializer(graph.constants()))
                .addMetadataProps(
                        StringStringEntryProto.newBuilder().setKey(DESCRIPTION).setValue(json(cut.description())))
                .build();
        return new ModelCut(model.toByteString(), stored.files(), Parameters.count(analysis));
    }

    private static List<OperatorSetIdProto> operatorSets(OnnxModel model, Conversions conversions) {
        List<OperatorSetIdProto> sets = new ArrayList<>(model.operatorSets());
        boolean known = sets.stream().anyMatch(set -> set.getDomain().equals(ConvertedNodes.CONTRIB));
        if (!known && !conversions.isEmpty()) {
            sets.add(OperatorSetIdProto.newBuilder()
                    .setDomain(ConvertedNodes.CONTRIB)
                    .setVersion(1)
                    .build());
        }
        return sets;
    }

    private static String json(CutDescription description) {
        try {
            return MAPPER.writeValueAsString(description);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A description of names and numbers can be written as JSON.", e);
        }
    }
}
