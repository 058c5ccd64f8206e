package org.phonebank.partitioner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.partitioner.testing.SparseLlama;

/** A process whose heap is a fraction of the model, and of its largest tensor, partitions it. */
class SmallHeapTest {
    private static final int LAYERS = 8;

    @TempDir
    Path temporary;

    /** Runs in the process with the small heap. */
    public static final class Main {
        private Main() {}

        public static void main(String[] arguments) throws Exception {
            TestModels.partition(Path.of(arguments[0]), Path.of(arguments[1]), Integer.parseInt(arguments[2]));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 4})
    void modelLargerThanTheHeapIsPartitioned(int bits) throws Exception {
        Path folder = new SparseLlama(LAYERS, 1024, 3072, 8, 48_000).write(temporary.resolve("large"));
        assertThat(Files.size(folder.resolve("model.safetensors"))).isGreaterThan(350L << 20);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        // Buffers are per core.
                        "-XX:ActiveProcessorCount=2",
                        "-XX:MaxDirectMemorySize=32m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        folder.toString(),
                        temporary.resolve("stores").toString(),
                        Integer.toString(bits))
                .redirectErrorStream(true)
                .redirectOutput(temporary.resolve("log").toFile())
                .start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended).isTrue();
        assertThat(process.exitValue())
                .describedAs(Files.readString(temporary.resolve("log")))
                .isZero();
        LayerStore store = TestModels.partition(folder, temporary.resolve("stores"), bits);
        assertThat(store.manifest().residentBytes(new LayerRange(0, LAYERS))).isGreaterThan(64L << 20);
    }
}
