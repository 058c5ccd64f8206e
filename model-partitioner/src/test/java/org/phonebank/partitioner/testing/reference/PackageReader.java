package org.phonebank.partitioner.testing.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Reads small packages whole: F32 safetensors and the configuration. */
public final class PackageReader {
    private PackageReader() {}

    /** The model of a folder, configured by one of its files. */
    public static ReferenceModel read(Path folder, String config) throws IOException {
        return ReferenceModel.of(
                new ObjectMapper().readTree(folder.resolve(config).toFile()), weights(folder));
    }

    private static Map<String, float[]> weights(Path folder) throws IOException {
        Map<String, float[]> weights = new HashMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.safetensors")) {
            for (Path file : files) {
                read(Files.readAllBytes(file), weights);
            }
        }
        return weights;
    }

    private static void read(byte[] bytes, Map<String, float[]> weights) throws IOException {
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int length = Math.toIntExact(file.getLong());
        JsonNode header = new ObjectMapper().readTree(new String(bytes, 8, length, StandardCharsets.UTF_8));
        for (Map.Entry<String, JsonNode> tensor : header.properties()) {
            if (tensor.getKey().equals("__metadata__")) {
                continue;
            }
            if (!tensor.getValue().path("dtype").asText().equals("F32")) {
                throw new IOException(tensor.toString());
            }
            JsonNode offsets = tensor.getValue().path("data_offsets");
            int begin = 8 + length + offsets.path(0).asInt();
            float[] values =
                    new float[(offsets.path(1).asInt() - offsets.path(0).asInt()) / 4];
            for (int i = 0; i < values.length; i++) {
                values[i] = file.getFloat(begin + 4 * i);
            }
            weights.put(tensor.getKey(), values);
        }
    }
}
