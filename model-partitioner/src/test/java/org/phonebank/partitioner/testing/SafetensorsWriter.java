package org.phonebank.partitioner.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.phonebank.partitioner.quantize.Half;

/** Writes small safetensors files. */
public final class SafetensorsWriter {
    private final Map<String, Object> header = new LinkedHashMap<>();
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();

    /** Adds a tensor, rounding its values to the number format. */
    public SafetensorsWriter add(String name, String format, List<Integer> shape, float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            switch (format) {
                case "F32" -> bytes.putFloat(value);
                case "F16" -> bytes.putShort(Half.fromFloat(value));
                case "BF16" -> bytes.putShort((short) (Float.floatToRawIntBits(value) >>> 16));
                default -> throw new IllegalArgumentException(format);
            }
        }
        return add(name, format, shape, bytes.array(), bytes.position());
    }

    /** Adds a tensor of 32-bit integers. */
    public SafetensorsWriter addIntegers(String name, List<Integer> shape, int[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            bytes.putInt(value);
        }
        return add(name, "I32", shape, bytes.array(), bytes.position());
    }

    private SafetensorsWriter add(String name, String format, List<Integer> shape, byte[] bytes, int length) {
        int begin = data.size();
        data.write(bytes, 0, length);
        return describe(name, format, shape, begin, data.size());
    }

    /** Adds a header entry as it is. */
    public SafetensorsWriter describe(String name, String format, List<? extends Number> shape, long begin, long end) {
        header.put(name, Map.of("dtype", format, "shape", shape, "data_offsets", List.of(begin, end)));
        return this;
    }

    public byte[] toBytes() throws IOException {
        byte[] json = new ObjectMapper().writeValueAsBytes(header);
        ByteBuffer file = ByteBuffer.allocate(8 + json.length + data.size()).order(ByteOrder.LITTLE_ENDIAN);
        return file.putLong(json.length).put(json).put(data.toByteArray()).array();
    }

    public void write(Path file) throws IOException {
        Files.write(file, toBytes());
    }
}
