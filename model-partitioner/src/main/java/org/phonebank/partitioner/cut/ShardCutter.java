package org.phonebank.partitioner.cut;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.partitioner.manifest.ModelShape;
import org.phonebank.partitioner.manifest.Segment;
import org.phonebank.partitioner.manifest.StoredWeight;
import org.phonebank.partitioner.onnx.ElementTypes;

/** Takes the graph of a shard out of a cut graph: what the shard's outputs depend on, back to its inputs. */
public final class ShardCutter {
    private static final String TOKENS = "tokens";
    private static final String HIDDEN = "hidden";
    private static final String HIDDEN_OUT = "hidden_out";

    private final ModelProto cut;
    private final CutDescription description;
    private final ModelManifest manifest;
    private final LayerRange range;
    private final ModelShape shape;
    private final GraphWriter interfaces = new GraphWriter("in.");
    private final Map<String, StoredWeight> weights = new HashMap<>();

    private ShardCutter(ModelProto cut, ModelManifest manifest, LayerRange range) throws IOException {
        this.cut = cut;
        this.description = description(cut);
        this.manifest = manifest;
        this.range = range;
        this.shape = manifest.shape();
        Set<String> files = new HashSet<>();
        manifest.weightsFor(range).forEach(file -> files.add(file.name()));
        for (StoredWeight weight : manifest.weights()) {
            if (files.contains(weight.file())) {
                weights.put(weight.name(), weight);
            }
        }
    }

    /**
     * Makes the graph of a range.
     *
     * @param cutGraph as {@link ModelCut#graph} has it
     * @throws IllegalArgumentException if the model has no such layers
     * @throws IOException if the bytes are no cut graph
     */
    public static byte[] cut(byte[] cutGraph, ModelManifest manifest, LayerRange range) throws IOException {
        return new ShardCutter(ModelProto.parseFrom(cutGraph), manifest, range).shard();
    }

    private static CutDescription description(ModelProto cut) throws IOException {
        for (StringStringEntryProto entry : cut.getMetadataPropsList()) {
            if (entry.getKey().equals(ModelCut.DESCRIPTION)) {
                return ModelCut.MAPPER.readValue(entry.getValue(), CutDescription.class);
            }
        }
        throw new IOException("The graph of the layer store is not a cut one; partition the model again.");
    }

    private boolean first() {
        return range.first() == 0;
    }

    private boolean last() {
        return range.end() == shape.layers();
    }

    private byte[] shard() throws IOException {
        GraphProto.Builder graph = GraphProto.newBuilder().setName("shard-" + range.first() + "-" + range.end());
        Set<String> wanted = new HashSet<>();
        addInterface(graph, wanted);
        addInputNodes();
        List<NodeProto> output = new ArrayList<>();
        if (!last()) {
            String stream = description.boundaries().get(range.end());
            wanted.add(stream);
            output.add(converted(
                    stream,
                    HIDDEN_OUT,
                    ElementTypes.FLOAT,
                    description.boundaryTypes().get(range.end())));
        }
        List<NodeProto> nodes = neededNodes(wanted);
        graph.addAllNode(interfaces.nodes()).addAllNode(nodes).addAllNode(output);
        graph.addAllInitializer(interfaces.constants());
        for (TensorProto tensor : cut.getGraph().getInitializerList()) {
            if (wanted.contains(tensor.getName())) {
                graph.addInitializer(placed(tensor));
            }
        }
        return cut.toBuilder().clearMetadataProps().setGraph(graph).build().toByteArray();
    }

    private void addInterface(GraphProto.Builder graph, Set<String> wanted) {
        graph.addInput(
                first()
                        ? info(TOKENS, ElementTypes.INT64, 1, -1)
                        : info(HIDDEN, ElementTypes.FLOAT, 1, -1, shape.hiddenSize()));
        graph.addInput(info(StepValues.POSITION, ElementTypes.INT64, 1));
        graph.addOutput(
                last()
                        ? info(CutGraph.LOGITS, ElementTypes.FLOAT, 1, shape.vocabularySize())
                        : info(HIDDEN_OUT, ElementTypes.FLOAT, 1, -1, shape.hiddenSize()));
        if (last()) {
            wanted.add(CutGraph.LOGITS);
        }
        long[] kv = {1, shape.kvHeads(), shape.contextLength(), shape.headDim()};
        for (int layer = range.first(); layer < range.end(); layer++) {
            for (String part : List.of("key", "value")) {
                graph.addInput(info("past." + layer + "." + part, description.kvType(), kv));
                graph.addOutput(info("present." + layer + "." + part, description.kvType(), kv));
                wanted.add("present." + layer + "." + part);
            }
        }
    }

    /** The token count, and in later shards the stream as the source's nodes know it. */
    private void addInputNodes() {
        String input = first() ? TOKENS : HIDDEN;
        String lengths = interfaces.node("Shape", List.of(input));
        interfaces.nodeTo(
                StepValues.COUNT,
                "Slice",
                List.of(lengths, interfaces.list(1L), interfaces.list(2L), interfaces.list(0L)));
        if (!first()) {
            int type = description.boundaryTypes().get(range.first());
            interfaces.add(converted(HIDDEN, description.boundaries().get(range.first()), type, ElementTypes.FLOAT));
        }
    }

    private static NodeProto converted(String from, String to, int type, int typeBefore) {
        NodeProto.Builder node =
                NodeProto.newBuilder().setName(to).addInput(from).addOutput(to);
        return type == typeBefore
                ? node.setOpType("Identity").build()
                : node.setOpType("Cast")
                        .addAttribute(GraphWriter.attribute("to", type))
                        .build();
    }

    /** Nodes are in running order, so one pass from the end finds what is needed; names of what they take are added. */
    private List<NodeProto> neededNodes(Set<String> wanted) {
        String start = first() ? "" : description.boundaries().get(range.first());
        List<NodeProto> all = cut.getGraph().getNodeList();
        List<NodeProto> needed = new ArrayList<>();
        for (int i = all.size() - 1; i >= 0; i--) {
            NodeProto node = all.get(i);
            boolean needs =
                    node.getOutputList().stream().anyMatch(output -> wanted.contains(output) && !output.equals(start));
            if (needs) {
                needed.add(node);
                wanted.addAll(SourceNode.of(node).reads());
            }
        }
        Collections.reverse(needed);
        return needed;
    }

    private TensorProto placed(TensorProto tensor) throws IOException {
        if (tensor.getDataLocation() != TensorProto.DataLocation.EXTERNAL) {
            return tensor;
        }
        StoredTensors.Part part = StoredTensors.Part.DATA;
        for (StringStringEntryProto note : tensor.getExternalDataList()) {
            if (note.getKey().equals(StoredTensors.PART)) {
                part = StoredTensors.Part.valueOf(note.getValue());
            }
            StoredWeight weight = note.getKey().equals(StoredTensors.WEIGHT) ? weights.get(note.getValue()) : null;
            Segment place = weight == null ? null : place(weight, part);
            if (weight != null && place != null) {
                return tensor.toBuilder()
                        .clearExternalData()
                        .addExternalData(entry("location", weight.file()))
                        .addExternalData(entry("offset", Long.toString(place.offset())))
                        .addExternalData(entry("length", Long.toString(place.length())))
                        .build();
            }
        }
        throw new IOException("The layer store " + manifest.modelId() + " has no weight for the tensor "
                + tensor.getName() + "; partition the model again.");
    }

    private static @Nullable Segment place(StoredWeight weight, StoredTensors.Part part) {
        return switch (part) {
            case DATA -> weight.data();
            case SCALES -> weight.scales();
            case ZERO_POINTS -> weight.zeroPoints();
        };
    }

    private static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }

    private static ValueInfoProto info(String name, int type, long... lengths) {
        TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
        for (long length : lengths) {
            TensorShapeProto.Dimension.Builder dimension = TensorShapeProto.Dimension.newBuilder();
            dimensions.addDim(length < 0 ? dimension.setDimParam(TOKENS) : dimension.setDimValue(length));
        }
        TypeProto.Tensor tensor = TypeProto.Tensor.newBuilder()
                .setElemType(type)
                .setShape(dimensions)
                .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }
}
