package org.phonebank.partitioner.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.source.NumberFormat;
import org.phonebank.partitioner.source.ReadScratch;
import org.phonebank.partitioner.source.TensorInfo;
import org.phonebank.partitioner.testing.SafetensorsWriter;

class SafetensorsFolderTest {
    private static final float[] VALUES = {1, -2, 0.5f, 3, -0.25f, 65504};

    @TempDir
    Path folder;

    @Test
    void everyNumberFormatIsReadFromAnyElementOn() throws Exception {
        write(new SafetensorsWriter()
                .add("half", "F16", List.of(2, 3), VALUES)
                .add("single", "F32", List.of(6), VALUES)
                .add("brain", "BF16", List.of(3, 2), VALUES));
        try (SafetensorsFolder tensors = SafetensorsFolder.open(folder)) {
            assertThat(tensors.tensors()).extracting(TensorInfo::name).containsExactly("half", "single", "brain");
            assertThat(read(tensors, "half", 2, 3)).containsExactly(0.5f, 3, -0.25f);
            assertThat(read(tensors, "single", 0, 6)).containsExactly(VALUES);
            assertThat(read(tensors, "brain", 1, 2)).containsExactly(-2, 0.5f);
            assertThatThrownBy(() -> read(tensors, "half", 4, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void integersAreReadFromAnyElementOn() throws Exception {
        int[] words = {1, -2, Integer.MIN_VALUE, 0x12345678};
        write(new SafetensorsWriter().add("w", "F32", List.of(6), VALUES).addIntegers("codes", List.of(2, 2), words));
        try (SafetensorsFolder tensors = SafetensorsFolder.open(folder)) {
            TensorInfo codes = tensors.find("codes").orElseThrow();
            assertThat(codes).isEqualTo(new TensorInfo("codes", NumberFormat.I32, List.of(2L, 2L)));
            int[] read = new int[4];
            tensors.readIntegers(codes, 1, read, 1, 3, new ReadScratch());
            assertThat(read).containsExactly(0, -2, Integer.MIN_VALUE, 0x12345678);
            assertThatThrownBy(() -> tensors.readIntegers(codes, 2, read, 0, 3, new ReadScratch()))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            TensorInfo real = tensors.find("w").orElseThrow();
            assertThatThrownBy(() -> tensors.readIntegers(real, 0, read, 0, 1, new ReadScratch()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void fileThatEndsEarlyIsRefused() throws Exception {
        byte[] whole =
                new SafetensorsWriter().add("w", "F32", List.of(6), VALUES).toBytes();
        assertRefused(
                Arrays.copyOf(whole, whole.length - 1),
                "ends early: w reaches to byte 24 of the data, but there are only 23");
        assertRefused(Arrays.copyOf(whole, 20), "ends within its header");
        assertRefused(Arrays.copyOf(whole, 5), "it has only 5 bytes");
        assertRefused(new byte[0], "it has only 0 bytes");
    }

    @Test
    void headerOfImpossibleLengthIsRefused() throws Exception {
        assertRefused(header(-1, "{}"), "claims a header of 18446744073709551615 bytes");
        assertRefused(header(0, "{}"), "claims a header of 0 bytes");
        assertRefused(header(1L << 40, "{}"), "claims a header of 1099511627776 bytes");
        // It would be parsed into more memory than there may be.
        assertRefused(header((16 << 20) + 1, "{}"), "claims a header of 16777217 bytes");
        assertRefused(header(4, "nope"), "holds no valid JSON");
        assertRefused(header(2, "[]"), "holds no JSON object");
        String deep = "{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}";
        assertRefused(header(deep.length(), deep), "holds no valid JSON");
    }

    @Test
    void tensorsThatLieAboutTheirPlaceAreRefused() throws Exception {
        assertLies("F32", List.of(6), 0, 23, "which is 24 bytes, but 23 are given");
        assertLies("F32", List.of(6), -4, 20, "runs from byte -4 to 20");
        assertLies("F32", List.of(6), 24, 0, "runs from byte 24 to 0");
        assertLies("F32", List.of(6), 8, 32, "overlaps w");
        assertLies("F32", List.of(-6), 24, 48, "has the dimension -6");
        assertLies("F32", List.of(1L << 40, 1L << 40), 24, 48, "has the impossible shape");
        assertLies("F32", List.of(1L << 62, 4L), 24, 48, "has the impossible shape");
        assertLies("F32", List.of(1, 1, 1, 1, 1, 1, 1, 1, 6), 24, 48, "has no valid shape");
        assertLies("F32", List.of(6), 0, Long.MAX_VALUE, "ends early");
    }

    @Test
    void unknownNumberFormatMattersOnlyWhereItIsNeeded() throws Exception {
        write(new SafetensorsWriter().add("w", "F32", List.of(6), VALUES).describe("ids", "I64", List.of(3), 0, 24));
        try (SafetensorsFolder tensors = SafetensorsFolder.open(folder)) {
            assertThat(tensors.find("w")).isPresent();
            assertThatThrownBy(() -> tensors.find("ids"))
                    .isInstanceOf(ModelPackageException.class)
                    .hasMessage("The tensor ids is stored as \"I64\"; F32, F16 and BF16 can be read.");
        }
    }

    @Test
    void indexNamesItsParts() throws Exception {
        Path index = folder.resolve("model.safetensors.index.json");
        new SafetensorsWriter().add("a", "F32", List.of(6), VALUES).write(folder.resolve("one.safetensors"));
        new SafetensorsWriter().add("b", "F32", List.of(6), VALUES).write(folder.resolve("two.safetensors"));
        Files.writeString(index, "{\"weight_map\": {\"a\": \"one.safetensors\", \"b\": \"two.safetensors\"}}");
        try (SafetensorsFolder tensors = SafetensorsFolder.open(folder)) {
            assertThat(tensors.tensors()).extracting(TensorInfo::name).containsExactly("a", "b");
        }
        Files.copy(folder.resolve("one.safetensors"), folder.resolve("three.safetensors"));
        Files.writeString(index, "{\"weight_map\": {\"a\": \"one.safetensors\", \"b\": \"three.safetensors\"}}");
        assertRefused("The tensor a is both in");
        Files.writeString(index, "{\"weight_map\": {\"a\": \"four.safetensors\"}}");
        assertRefused("The weight file four.safetensors, which model.safetensors.index.json names, is missing");
        Files.writeString(index, "{\"weight_map\": {\"a\": \"../secret.safetensors\"}}");
        assertRefused("no plain file name");
        Files.writeString(index, "{\"weight_map\": {}}");
        assertRefused("names 0 parts");
    }

    @Test
    void mutatedHeadersAreReadOrRefusedButNothingElse() throws Exception {
        byte[] whole = new SafetensorsWriter()
                .add("model.a", "F32", List.of(2, 3), VALUES)
                .add("model.b", "F16", List.of(6), VALUES)
                .toBytes();
        int headerEnd =
                8 + (int) ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getLong();
        SplittableRandom random = new SplittableRandom(42);
        int refused = 0;
        for (int round = 0; round < 3000; round++) {
            byte[] mutated = whole.clone();
            for (int change = random.nextInt(1, 5); change > 0; change--) {
                int at = random.nextInt(headerEnd);
                mutated[at] = random.nextBoolean()
                        ? (byte) "0123456789-[]{},:\"eF".charAt(random.nextInt(20))
                        : (byte) random.nextInt();
            }
            Files.write(folder.resolve("model.safetensors"), mutated);
            try (SafetensorsFolder tensors = SafetensorsFolder.open(folder)) {
                for (TensorInfo tensor : tensors.tensors()) {
                    if (!tensor.format().real()) {
                        continue;
                    }
                    read(tensors, tensor.name(), 0, (int) tensor.elements());
                }
            } catch (ModelPackageException e) {
                assertThat(e).hasMessageMatching("(?s)The .*");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(1000);
    }

    private void assertLies(String format, List<? extends Number> shape, long begin, long end, String sentence)
            throws Exception {
        byte[] file = new SafetensorsWriter()
                .add("w", "F32", List.of(6), VALUES)
                .describe("x", format, shape, begin, end)
                .toBytes();
        assertRefused(Arrays.copyOf(file, file.length + 24), sentence);
    }

    private void assertRefused(byte[] file, String sentence) throws IOException {
        Files.write(folder.resolve("model.safetensors"), file);
        assertRefused(sentence);
    }

    private void assertRefused(String sentence) {
        assertThatThrownBy(() -> SafetensorsFolder.open(folder).close())
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining(sentence);
    }

    private void write(SafetensorsWriter writer) throws IOException {
        writer.write(folder.resolve("model.safetensors"));
    }

    private static byte[] header(long length, String json) {
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + text.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length)
                .put(text)
                .array();
    }

    private static float[] read(SafetensorsFolder tensors, String name, int first, int count) throws Exception {
        float[] values = new float[count];
        tensors.read(tensors.find(name).orElseThrow(), first, values, 0, count, new ReadScratch());
        return values;
    }
}
