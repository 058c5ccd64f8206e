package org.phonebank.partitioner;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.phonebank.partitioner.failure.ModelPackageException;

/** Puts test models where a test may change them. */
final class TestModels {
    private static final List<String> SAMPLE_FILES = List.of(
            "config.json",
            "generation_config.json",
            "model.safetensors",
            "special_tokens_map.json",
            "tokenizer.json",
            "tokenizer_config.json");

    private TestModels() {}

    static Path copyOfFixture(String name, Path target) throws IOException {
        Path fixture = resource("/fixtures/" + name);
        try (Stream<Path> files = Files.walk(fixture)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = target.resolve(fixture.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        return target;
    }

    static Path copyOfSample(Path target) throws IOException {
        Files.createDirectories(target);
        for (String name : SAMPLE_FILES) {
            try (InputStream in = TestModels.class.getResourceAsStream("/org/phonebank/assets/sample-model/" + name)) {
                Files.copy(Objects.requireNonNull(in, name), target.resolve(name));
            }
        }
        return target;
    }

    static LayerStore partition(Path folder, Path stores, int bits) throws IOException, ModelPackageException {
        return new Partitioner()
                .partition(folder, stores, PartitionOptions.ofBits(bits), PartitionListener.NONE, () -> false);
    }

    private static Path resource(String name) throws IOException {
        URL url = Objects.requireNonNull(TestModels.class.getResource(name), name);
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
