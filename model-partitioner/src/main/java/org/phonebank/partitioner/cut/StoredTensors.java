package org.phonebank.partitioner.cut;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.phonebank.partitioner.cut.Conversion.Use;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.manifest.FileRole;
import org.phonebank.partitioner.onnx.ElementTypes;
import org.phonebank.partitioner.onnx.OnnxTensor;
import org.phonebank.partitioner.plan.PlannedFile;
import org.phonebank.partitioner.plan.PlannedWeight;
import org.phonebank.partitioner.plan.RowSource;
import org.phonebank.partitioner.quantize.BlockLayout;

/** Decides which files of the store hold a constant of the model, and how the cut graph refers to it. */
final class StoredTensors {
    /** Key of a note on a tensor: a stored weight that holds it. */
    static final String WEIGHT = "weight";
    /** Key of a note on a tensor: which part of the stored weight it is. */
    static final String PART = "part";

    private static final int SHARED = -1;

    private final TensorUses uses;
    private final int head;
    private final Map<String, BitSet> convertedUses = new HashMap<>();
    private final Map<Integer, Map<String, PlannedWeight>> files = new TreeMap<>();
    private final Map<String, List<String>> written = new HashMap<>();

    /** The parts of a stored weight. */
    enum Part {
        DATA,
        SCALES,
        ZERO_POINTS
    }

    StoredTensors(SourceAnalysis analysis, Conversions conversions) {
        this.uses = new TensorUses(analysis, conversions);
        this.head = analysis.segments().head();
        for (int layer = 1; layer < head; layer++) {
            files.put(layer, new LinkedHashMap<>());
        }
        for (SourceNode node : analysis.segments().needed()) {
            Conversion conversion = conversions.of(node);
            if (conversion != null) {
                convertedUses
                        .computeIfAbsent(key(conversion), key -> new BitSet())
                        .set(analysis.segments().of(node));
            }
        }
    }

    private static String key(Conversion conversion) {
        String use = conversion.use() == Use.LOOKUP ? ".rows" : conversion.turned() ? ".turned" : "";
        return conversion.tensor().name() + use;
    }

    /** Whether anything uses what a node makes out of constants, now that some of them are stored otherwise. */
    boolean uses(SourceNode node) {
        return uses.any(node);
    }

    /**
     * A constant of the cut graph as the source has it: with its bytes if they are few, else with a note where shards
     * find them.
     *
     * @param name in the cut graph
     */
    TensorProto reference(OnnxTensor tensor, String name) throws ModelPackageException {
        TensorProto.Builder proto = TensorProto.newBuilder()
                .setName(name)
                .setDataType(tensor.type())
                .addAllDims(tensor.shape());
        if (tensor.content() instanceof OnnxTensor.Inline inline) {
            return proto.setRawData(inline.bytes()).build();
        }
        List<String> weights = new ArrayList<>();
        for (int file : filesOf(uses.of(tensor.name()))) {
            weights.add(plan(file, raw(fileStem(file) + "/" + tensor.name() + ".raw", tensor)));
        }
        return external(proto, weights, Part.DATA);
    }

    /** The numbers of a weight that is stored in half precision, in the graph once. */
    String half(GraphWriter graph, Conversion conversion) {
        List<Long> shape = conversion.use() == Use.LOOKUP
                ? conversion.tensor().shape()
                : List.of((long) conversion.inputs(), (long) conversion.outputs());
        return parts(graph, conversion, List.of(part(ElementTypes.FLOAT16, shape, Part.DATA)))
                .get(0);
    }

    /** Codes, scales and, if there are any, zero points of a weight that is stored in blocks, in the graph once. */
    List<String> blocks(GraphWriter graph, Conversion conversion) {
        BlockLayout layout = conversion.format().layout();
        long rows = conversion.outputs();
        long blocks = layout.blocksPerRow(conversion.inputs());
        List<Long> codes = List.of(rows, blocks, (long) layout.bytesPerBlock());
        List<TensorProto.Builder> parts = new ArrayList<>();
        parts.add(part(ElementTypes.UINT8, codes, Part.DATA));
        parts.add(part(ElementTypes.FLOAT, List.of(rows * blocks), Part.SCALES));
        if (conversion.format().zeroPoints()) {
            List<Long> zeroPoints = List.of(rows * layout.zeroPointBytesPerRow(conversion.inputs()));
            parts.add(part(ElementTypes.UINT8, zeroPoints, Part.ZERO_POINTS));
        }
        return parts(graph, conversion, parts);
    }

    private static TensorProto.Builder part(int type, List<Long> shape, Part part) {
        return TensorProto.newBuilder().setDataType(type).addAllDims(shape).setDocString(part.name());
    }

    private List<String> parts(GraphWriter graph, Conversion conversion, List<TensorProto.Builder> parts) {
        String key = key(conversion);
        List<String> earlier = written.get(key);
        if (earlier != null) {
            return earlier;
        }
        List<String> weights = new ArrayList<>();
        for (int file : filesOf(convertedUses.getOrDefault(key, new BitSet()))) {
            weights.add(plan(file, converted(fileStem(file) + "/" + key, conversion)));
        }
        List<String> names = new ArrayList<>();
        for (TensorProto.Builder part : parts) {
            String name = graph.newName();
            Part which = Part.valueOf(part.getDocString());
            graph.add(external(part.clearDocString().setName(name), weights, which));
            names.add(name);
        }
        written.put(key, names);
        return names;
    }

    private static TensorProto external(TensorProto.Builder tensor, List<String> weights, Part part) {
        tensor.setDataLocation(TensorProto.DataLocation.EXTERNAL).addExternalData(note(PART, part.name()));
        weights.forEach(weight -> tensor.addExternalData(note(WEIGHT, weight)));
        return tensor.build();
    }

    private static StringStringEntryProto note(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }

    private String plan(int file, PlannedWeight weight) {
        files.computeIfAbsent(file, key -> new LinkedHashMap<>()).putIfAbsent(weight.name(), weight);
        return weight.name();
    }

    /** What only embedding and head use lies in both their files; what several layers use is shared. */
    private List<Integer> filesOf(BitSet parts) {
        boolean edgesOnly = parts.cardinality() == 2 && parts.get(0) && parts.get(head);
        if (edgesOnly) {
            return List.of(0, head);
        }
        return parts.cardinality() == 1 ? List.of(parts.nextSetBit(0)) : List.of(SHARED);
    }

    private static PlannedWeight raw(String name, OnnxTensor tensor) throws ModelPackageException {
        long bytes = tensor.bytes();
        long rows = tensor.shape().isEmpty() ? 1 : tensor.shape().get(0);
        if (rows < 1 || rows > Integer.MAX_VALUE || bytes % rows != 0 || bytes / rows > Integer.MAX_VALUE) {
            rows = 1;
        }
        if (bytes / rows > Integer.MAX_VALUE) {
            throw new ModelPackageException("The tensor \"" + tensor.name() + "\" of " + bytes
                    + " bytes has rows that are too long to be stored.");
        }
        return PlannedWeight.raw(name, (int) rows, (int) (bytes / rows), tensor.name());
    }

    private static PlannedWeight converted(String name, Conversion conversion) {
        String tensor = conversion.tensor().name();
        int outputs = conversion.outputs();
        if (conversion.use() == Use.LOOKUP) {
            RowSource.Stacked rows = RowSource.Stacked.of(tensor, conversion.inputs());
            return PlannedWeight.lookup(name, conversion.format(), outputs, rows);
        }
        if (conversion.turned()) {
            RowSource.Stacked rows = RowSource.Stacked.of(tensor, outputs);
            return PlannedWeight.linear(name, conversion.format(), conversion.inputs(), rows);
        }
        RowSource.Columns columns = new RowSource.Columns(tensor);
        return PlannedWeight.linearByColumns(name, conversion.format(), conversion.inputs(), outputs, columns);
    }

    /** The weight files, in the order in which shards need them. */
    List<PlannedFile> files() {
        List<PlannedFile> planned = new ArrayList<>();
        files.forEach((file, weights) -> planned.add(
                new PlannedFile(fileStem(file) + ".bin", role(file), layer(file), List.copyOf(weights.values()))));
        return planned;
    }

    private FileRole role(int file) {
        if (file == SHARED) {
            return FileRole.SHARED;
        }
        return file == 0 ? FileRole.EMBED : file == head ? FileRole.HEAD : FileRole.LAYER;
    }

    private int layer(int file) {
        return role(file) == FileRole.LAYER ? file - 1 : -1;
    }

    private String fileStem(int file) {
        return switch (role(file)) {
            case SHARED -> "shared";
            case EMBED -> "embed";
            case HEAD -> "head";
            default -> String.format(Locale.ROOT, "layer-%02d", layer(file));
        };
    }
}
