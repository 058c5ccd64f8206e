package org.phonebank.partitioner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.intake.Fingerprint;
import org.phonebank.partitioner.intake.HuggingFacePackage;
import org.phonebank.partitioner.manifest.StoreFile;
import org.phonebank.partitioner.quantize.Quantization;
import org.phonebank.partitioner.quantize.ScaleSearch;
import org.phonebank.partitioner.source.TensorSource;
import org.phonebank.partitioner.store.StoresFolder;
import org.phonebank.partitioner.testing.RandomValues;
import org.phonebank.partitioner.testing.SparseLlama;

/**
 * Partitions a model of the shape of Llama 2 7B with random values, and prints speed and memory. The package is 13.5 GB
 * that take no room; the store takes as much as it would of a real model, for as long as a case runs. It runs if the
 * property {@code phonebank.large} says with how many layers, 32 for all of the model.
 */
@EnabledIfSystemProperty(named = "phonebank.large", matches = "\\d+")
class LargeModelTest {
    private static final int CONTEXT = 256;

    @TempDir
    Path temporary;

    @ParameterizedTest
    @CsvSource({
        "4, 32, false, ROUND_TO_NEAREST",
        "4, 32, true, ROUND_TO_NEAREST",
        "4, 128, false, ROUND_TO_NEAREST",
        "4, 32, false, LEAST_SQUARES",
        "4, 32, true, LEAST_SQUARES",
        "8, 32, false, ROUND_TO_NEAREST",
        "8, 32, true, LEAST_SQUARES",
        "16, 32, false, ROUND_TO_NEAREST",
        "32, 32, false, ROUND_TO_NEAREST"
    })
    void largeModelNeedsLittleMemory(String bits, String blockSize, String zeroPoints, String search) throws Exception {
        int layers = Integer.getInteger("phonebank.large", 1);
        Path folder = SparseLlama.sevenBillion(layers).write(temporary.resolve("large"));
        Path log = temporary.resolve("log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        temporary.toString(),
                        bits,
                        blockSize,
                        zeroPoints,
                        search)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = process.waitFor(2, TimeUnit.HOURS);
        process.destroyForcibly();
        assertThat(ended).isTrue();
        String output = Files.readString(log);
        assertThat(process.exitValue()).describedAs(output).isZero();
        double seconds = number(output, "seconds");
        double source = Files.size(folder.resolve("model.safetensors"));
        System.out.printf(
                Locale.ROOT,
                "%s bits, blocks of %s, zero points %s, %s, %d layers: %.1f s (%.1f s of processors), %.0f MB/s of the"
                        + " package, %.2f GB stored, %.0f MB resident at most%n",
                bits,
                blockSize,
                zeroPoints,
                search,
                layers,
                seconds,
                number(output, "processor"),
                source / seconds / 1e6,
                number(output, "stored") / 1e9,
                number(output, "resident") / 1e6);
        assertThat(number(output, "resident")).isLessThan(1e9);
    }

    private static double number(String output, String name) {
        return Arrays.stream(output.split("\\s+", -1))
                .filter(word -> word.startsWith(name + "="))
                .mapToDouble(word -> Double.parseDouble(word.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    /** Runs in the process with the small heap. */
    public static final class Main {
        private Main() {}

        public static void main(String[] arguments) throws IOException, ModelPackageException {
            Path folder = Path.of(arguments[0]);
            Quantization quantization = new Quantization(
                    Integer.parseInt(arguments[1]),
                    Integer.parseInt(arguments[2]),
                    Boolean.parseBoolean(arguments[3]),
                    ScaleSearch.valueOf(arguments[4]));
            long start = System.nanoTime();
            LayerStore store = partition(folder, quantization);
            System.out.println("seconds=" + (System.nanoTime() - start) / 1e9);
            System.out.println("processor="
                    + ProcessHandle.current()
                                    .info()
                                    .totalCpuDuration()
                                    .orElseThrow()
                                    .toMillis()
                            / 1e3);
            System.out.println("stored="
                    + store.manifest().files().stream()
                            .mapToLong(StoreFile::sizeBytes)
                            .sum());
            System.out.println("resident=" + mostResidentBytes());
            StoresFolder.remove(store.folder());
        }

        private static LayerStore partition(Path folder, Quantization quantization)
                throws IOException, ModelPackageException {
            HuggingFacePackage model = HuggingFacePackage.open(folder.resolve("large"));
            try (TensorSource tensors = new RandomValues(model.openTensors(), folder.resolve("pattern"));
                    StoresFolder stores = StoresFolder.lock(folder.resolve("stores"), () -> {}, () -> false)) {
                String modelId = Fingerprint.modelId(model, quantization, CONTEXT);
                PartitionRun run = new PartitionRun(
                        model, tensors, modelId, quantization, CONTEXT, PartitionListener.NONE, () -> false);
                return LayerStore.open(
                        run.into(stores, path -> Files.getFileStore(path).getUsableSpace()));
            }
        }

        private static long mostResidentBytes() throws IOException {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
