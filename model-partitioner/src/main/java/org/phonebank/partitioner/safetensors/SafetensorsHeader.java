package org.phonebank.partitioner.safetensors;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.failure.ModelProblem;
import org.phonebank.partitioner.failure.ModelText;
import org.phonebank.partitioner.json.JsonDocument;
import org.phonebank.partitioner.source.NumberFormat;
import org.phonebank.partitioner.source.TensorInfo;

/**
 * The header of a safetensors file: eight bytes of length, then JSON that says where each tensor lies. Everything in it
 * is checked against the size of the file before it is believed.
 */
final class SafetensorsHeader {
    /** Room for the names of 100,000 tensors. Parsed it takes many times as much memory, up to 400 MB. */
    private static final long MAXIMUM_HEADER = 16L << 20;

    private static final int MAXIMUM_DIMENSIONS = 8;

    private final Path file;
    private final long dataStart;
    private final long dataLength;

    private SafetensorsHeader(Path file, long dataStart, long dataLength) {
        this.file = file;
        this.dataStart = dataStart;
        this.dataLength = dataLength;
    }

    /** A tensor and the byte of the file at which it starts. */
    record Entry(TensorInfo tensor, long position, long length) {}

    /**
     * What a file holds.
     *
     * @param entries tensors that can be read, in the order of their bytes
     * @param unreadable names of the others with the number format they claim; harmless unless one is needed
     */
    record Contents(List<Entry> entries, Map<String, String> unreadable) {}

    static Contents read(Path file, FileChannel channel) throws IOException, ModelPackageException {
        long size = channel.size();
        if (size < 8) {
            throw new ModelPackageException(ModelProblem.HEADER_CUT, file, size);
        }
        long headerLength = readFully(channel, 0, 8).getLong();
        if (headerLength < 2 || headerLength > MAXIMUM_HEADER) {
            throw new ModelPackageException(ModelProblem.NO_SAFETENSORS, file, Long.toUnsignedString(headerLength));
        }
        if (headerLength > size - 8) {
            throw new ModelPackageException(ModelProblem.HEADER_SHORT, file, headerLength, size - 8);
        }
        byte[] json = new byte[(int) headerLength];
        readFully(channel, 8, json.length).get(json);
        JsonDocument document = JsonDocument.parse(json, ModelText.of(ModelProblem.IN_HEADER, file));
        return new SafetensorsHeader(file, 8 + headerLength, size - 8 - headerLength).contents(document);
    }

    private Contents contents(JsonDocument document) throws ModelPackageException {
        List<Entry> entries = new ArrayList<>();
        Map<String, String> unreadable = new HashMap<>();
        for (Map.Entry<String, JsonNode> field : document.node().properties()) {
            String name = field.getKey();
            if (name.equals("__metadata__")) {
                continue;
            }
            String dtype = field.getValue().path("dtype").asText();
            Optional<NumberFormat> format = NumberFormat.named(dtype);
            if (format.isPresent()) {
                entries.add(entry(name, format.get(), field.getValue()));
            } else {
                unreadable.put(name, dtype);
            }
        }
        entries.sort(Comparator.comparingLong(Entry::position));
        for (int i = 1; i < entries.size(); i++) {
            Entry before = entries.get(i - 1);
            if (entries.get(i).position() < before.position() + before.length()) {
                throw lies(
                        entries.get(i).tensor().name(),
                        "overlaps " + before.tensor().name());
            }
        }
        return new Contents(entries, unreadable);
    }

    private Entry entry(String name, NumberFormat format, JsonNode node) throws ModelPackageException {
        List<Long> shape = shape(name, node.path("shape"));
        JsonNode offsets = node.path("data_offsets");
        if (offsets.size() != 2
                || !offsets.path(0).canConvertToLong()
                || !offsets.path(1).canConvertToLong()) {
            throw lies(name, "has no valid data_offsets");
        }
        long begin = offsets.get(0).longValue();
        long end = offsets.get(1).longValue();
        if (begin < 0 || end < begin) {
            throw lies(name, "runs from byte " + begin + " to " + end);
        }
        if (end > dataLength) {
            throw new ModelPackageException(ModelProblem.ENDS_EARLY, file, name, end, dataLength);
        }
        TensorInfo tensor = new TensorInfo(name, format, shape);
        long expected = byteLength(tensor);
        if (expected != end - begin) {
            throw lies(
                    name,
                    "has shape " + shape + " in " + format + ", which is " + expected + " bytes, but " + (end - begin)
                            + " are given to it");
        }
        return new Entry(tensor, dataStart + begin, end - begin);
    }

    private List<Long> shape(String name, JsonNode node) throws ModelPackageException {
        if (!node.isArray() || node.size() > MAXIMUM_DIMENSIONS) {
            throw lies(name, "has no valid shape");
        }
        List<Long> shape = new ArrayList<>();
        for (JsonNode dimension : node) {
            if (!dimension.isIntegralNumber() || !dimension.canConvertToLong() || dimension.longValue() < 0) {
                throw lies(name, "has the dimension " + dimension);
            }
            shape.add(dimension.longValue());
        }
        return shape;
    }

    private long byteLength(TensorInfo tensor) throws ModelPackageException {
        try {
            return Math.multiplyExact(tensor.elements(), (long) tensor.format().bytes());
        } catch (ArithmeticException e) {
            throw lies(tensor.name(), "has the impossible shape " + tensor.shape());
        }
    }

    private ModelPackageException lies(String tensor, String problem) {
        String shortName = tensor.length() <= 100 ? tensor : tensor.substring(0, 100) + "…";
        return new ModelPackageException(ModelProblem.HEADER_WRONG, file, shortName, problem);
    }

    private static ByteBuffer readFully(FileChannel channel, long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new IOException("The file became shorter while it was read.");
            }
        }
        return buffer.flip();
    }
}
