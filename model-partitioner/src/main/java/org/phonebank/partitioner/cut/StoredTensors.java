package org.phonebank.partitioner.cut;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.manifest.FileRole;
import org.phonebank.partitioner.onnx.OnnxTensor;
import org.phonebank.partitioner.plan.PlannedFile;
import org.phonebank.partitioner.plan.PlannedWeight;

/** Decides which file of the store holds a constant of the model, and how the cut graph refers to it. */
final class StoredTensors {
    /** Key of a note on a tensor: the stored weight that holds it. */
    static final String WEIGHT = "weight";

    private static final int SHARED = -1;

    private final Segments segments;
    private final Map<Integer, List<PlannedWeight>> files = new TreeMap<>();
    private final Set<String> planned = new HashSet<>();

    StoredTensors(Segments segments) {
        this.segments = segments;
        for (int layer = 1; layer < segments.head(); layer++) {
            files.put(layer, new ArrayList<>());
        }
    }

    /**
     * A constant of the cut graph: with its bytes if they are few, else with a note where shards find them.
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
        proto.setDataLocation(TensorProto.DataLocation.EXTERNAL);
        for (int file : filesOf(tensor.name())) {
            PlannedWeight weight = raw(fileStem(file) + "/" + tensor.name(), tensor);
            if (planned.add(weight.name())) {
                files.computeIfAbsent(file, key -> new ArrayList<>()).add(weight);
            }
            proto.addExternalData(
                    StringStringEntryProto.newBuilder().setKey(WEIGHT).setValue(weight.name()));
        }
        return proto.build();
    }

    /** What only embedding and head use lies in both their files; what several layers use is shared. */
    private List<Integer> filesOf(String tensor) {
        BitSet uses = segments.uses(tensor);
        boolean edgesOnly = uses.cardinality() == 2 && uses.get(0) && uses.get(segments.head());
        if (edgesOnly) {
            return List.of(0, segments.head());
        }
        return uses.cardinality() == 1 ? List.of(uses.nextSetBit(0)) : List.of(SHARED);
    }

    private static PlannedWeight raw(String name, OnnxTensor tensor) throws ModelPackageException {
        long bytes = tensor.bytes();
        long rows = tensor.shape().isEmpty() ? 1 : tensor.shape().get(0);
        if (rows < 1 || bytes % rows != 0 || bytes / rows > Integer.MAX_VALUE) {
            rows = 1;
        }
        if (rows > Integer.MAX_VALUE || bytes / rows > Integer.MAX_VALUE) {
            throw new ModelPackageException("The tensor \"" + tensor.name() + "\" of " + bytes
                    + " bytes has rows that are too long to be stored.");
        }
        return PlannedWeight.raw(name, (int) rows, (int) (bytes / rows), tensor.name());
    }

    /** The weight files, in the order in which shards need them. */
    List<PlannedFile> files() {
        List<PlannedFile> found = new ArrayList<>();
        files.forEach((file, weights) -> {
            found.add(new PlannedFile(fileStem(file) + ".bin", role(file), layer(file), weights));
        });
        return found;
    }

    private FileRole role(int file) {
        if (file == SHARED) {
            return FileRole.SHARED;
        }
        return file == 0 ? FileRole.EMBED : file == segments.head() ? FileRole.HEAD : FileRole.LAYER;
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
