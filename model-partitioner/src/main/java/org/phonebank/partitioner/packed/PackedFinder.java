package org.phonebank.partitioner.packed;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.source.NumberFormat;
import org.phonebank.partitioner.source.ReadScratch;
import org.phonebank.partitioner.source.TensorInfo;
import org.phonebank.partitioner.source.TensorSource;

/** Finds the quantized modules of a package and checks that their tensors belong together. */
final class PackedFinder {
    private static final String CODES = ".qweight";
    private static final String SCALES = ".scales";
    private static final String ZERO_POINTS = ".qzeros";
    private static final String GROUPS = ".g_idx";
    private static final int MAXIMUM_WIDTH = 1 << 24;
    private static final int MAXIMUM_INPUTS = 1 << 20;
    private static final int CHUNK = 1 << 16;

    private final TensorSource source;
    private final PackedSettings settings;
    private final ReadScratch scratch = new ReadScratch();

    PackedFinder(TensorSource source, PackedSettings settings) {
        this.source = source;
        this.settings = settings;
    }

    /** Refuses quantized modules of which nothing is known. */
    static void requireNone(TensorSource source) throws ModelPackageException {
        for (TensorInfo tensor : source.tensors()) {
            if (tensor.name().endsWith(CODES)) {
                throw new ModelPackageException("The model package holds quantized matrices (" + tensor.name()
                        + "), but its configuration has no quantization_config that says how; give a package that has"
                        + " one, or the original model.");
            }
        }
    }

    /** The matrices by the names of their modules. */
    Map<String, PackedMatrix> find() throws IOException, ModelPackageException {
        Map<String, PackedMatrix> matrices = new HashMap<>();
        for (TensorInfo tensor : source.tensors()) {
            if (tensor.name().endsWith(CODES)) {
                String module = tensor.name().substring(0, tensor.name().length() - CODES.length());
                matrices.put(module, matrix(module, tensor));
            } else if (tensor.name().endsWith(SCALES)) {
                requireCodes(tensor.name());
            }
        }
        return matrices;
    }

    private PackedMatrix matrix(String module, TensorInfo codes) throws IOException, ModelPackageException {
        PackedFormat format = settings.format();
        TensorInfo scales = require(module + SCALES);
        if (!scales.format().real() || scales.shape().size() != 2) {
            throw wrong(scales, "must hold real numbers, [groups, outputs]");
        }
        TensorInfo zeroPoints = source.find(module + ZERO_POINTS).orElse(null);
        if (zeroPoints == null && !settings.symmetric()) {
            throw missing(module + ZERO_POINTS);
        }
        int groups = dimension(scales, 0);
        int outputs = dimension(scales, 1);
        int bits = bits(outputs, zeroPoints);
        int inputs = dimension(codes, 0) * (format == PackedFormat.AWQ ? 1 : Integer.SIZE / bits);
        requireWords(codes, format.codesShape(inputs, outputs, bits));
        boolean wholeWords = format != PackedFormat.AWQ || (inputs % 8 == 0 && outputs % 8 == 0);
        if (inputs > MAXIMUM_INPUTS || !wholeWords) {
            throw wrong(codes, "has no possible size");
        }
        int groupSize = groupSize(scales, inputs, groups);
        List<TensorInfo> tensors = new ArrayList<>(List.of(codes, scales));
        if (zeroPoints != null) {
            requireWords(zeroPoints, format.zeroPointsShape(groups, outputs, bits));
            tensors.add(zeroPoints);
        }
        Optional<TensorInfo> groupIndices = source.find(module + GROUPS);
        groupIndices.ifPresent(tensors::add);
        return new PackedMatrix(
                format,
                bits,
                inputs,
                outputs,
                groupSize,
                codes,
                scales,
                zeroPoints == null || symmetric(zeroPoints, bits) ? null : zeroPoints,
                groupIndices.isPresent() ? order(groupIndices.get(), inputs, groupSize, groups) : null,
                tensors);
    }

    private int bits(int outputs, @Nullable TensorInfo zeroPoints) throws ModelPackageException {
        if (!settings.overrides() || zeroPoints == null || zeroPoints.shape().size() != 2) {
            return settings.bits();
        }
        int bits = (int) ((long) dimension(zeroPoints, 1) * Integer.SIZE / outputs);
        if (bits != 4 && bits != 8) {
            throw wrong(zeroPoints, "belongs to codes of " + bits + " bits; 4 and 8 are supported");
        }
        return bits;
    }

    private int groupSize(TensorInfo scales, int inputs, int groups) throws ModelPackageException {
        int size = settings.groupSize() == PackedSettings.WHOLE_ROW ? inputs : Math.min(settings.groupSize(), inputs);
        int expected = (inputs + size - 1) / size;
        if (groups == expected) {
            return size;
        }
        if (settings.overrides() && inputs % groups == 0) {
            return inputs / groups;
        }
        throw wrong(scales, "must have " + expected + " groups for " + inputs + " inputs in groups of " + size);
    }

    /** Whether all zero points are in the middle. */
    private boolean symmetric(TensorInfo zeroPoints, int bits) throws IOException, ModelPackageException {
        int middle = PackedFormat.repeated(1 << (bits - 1), bits);
        int first = word(zeroPoints);
        // Symmetric packages of both GPTQ formats are found under either name.
        boolean lessOne = first == middle - PackedFormat.repeated(1, bits);
        boolean meansMiddle = settings.symmetric()
                ? first == middle || lessOne
                : first + settings.format().zeroPointAddend(bits) == middle;
        return meansMiddle && allEqual(zeroPoints, first);
    }

    private int word(TensorInfo tensor) throws IOException, ModelPackageException {
        int[] word = new int[1];
        source.readIntegers(tensor, 0, word, 0, 1, scratch);
        return word[0];
    }

    private boolean allEqual(TensorInfo tensor, int word) throws IOException, ModelPackageException {
        int[] words = scratch.integers(CHUNK);
        for (long start = 0; start < tensor.elements(); start += CHUNK) {
            int count = (int) Math.min(CHUNK, tensor.elements() - start);
            source.readIntegers(tensor, start, words, 0, count, scratch);
            for (int i = 0; i < count; i++) {
                if (words[i] != word) {
                    return false;
                }
            }
        }
        return true;
    }

    private @Nullable InputOrder order(TensorInfo tensor, int inputs, int groupSize, int groups)
            throws IOException, ModelPackageException {
        requireWords(tensor, List.of((long) inputs));
        int[] groupOfInput = new int[inputs];
        source.readIntegers(tensor, 0, groupOfInput, 0, inputs, scratch);
        return InputOrder.of(tensor.name(), groupOfInput, groupSize, groups).orElse(null);
    }

    private TensorInfo require(String name) throws ModelPackageException {
        Optional<TensorInfo> tensor = source.find(name);
        if (tensor.isEmpty()) {
            throw missing(name);
        }
        return tensor.get();
    }

    private void requireCodes(String scales) throws ModelPackageException {
        String codes = scales.substring(0, scales.length() - SCALES.length()) + CODES;
        if (source.find(codes).isEmpty()) {
            throw new ModelPackageException("The tensor " + scales + " scales something, but there is no " + codes
                    + "; this way of quantizing is not supported. Give the original model.");
        }
    }

    private static void requireWords(TensorInfo tensor, List<Long> shape) throws ModelPackageException {
        if (tensor.format() != NumberFormat.I32 || !tensor.shape().equals(shape)) {
            throw wrong(tensor, "must be " + shape + " in I32");
        }
    }

    private static int dimension(TensorInfo tensor, int index) throws ModelPackageException {
        long size = index < tensor.shape().size() ? tensor.shape().get(index) : 0;
        if (size < 1 || size > MAXIMUM_WIDTH) {
            throw wrong(tensor, "has no possible size");
        }
        return (int) size;
    }

    private static ModelPackageException missing(String name) {
        return new ModelPackageException("The model package has no tensor " + name
                + ", which a quantized matrix needs; the download may be incomplete.");
    }

    private static ModelPackageException wrong(TensorInfo tensor, String problem) {
        return new ModelPackageException("The tensor " + tensor.name() + ", which is " + tensor.shape() + " in "
                + tensor.format() + ", does not fit the quantization_config: it " + problem + ".");
    }
}
