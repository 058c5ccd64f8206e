package org.phonebank.partitioner.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.phonebank.partitioner.quantize.Half;

/**
 * A package whose projections are quantized and packed as tools for GPTQ and AWQ do, written after the description of the
 * formats, and the numbers that it stands for.
 */
public final class PackedPackage {
    private static final List<Integer> AWQ_ORDER = List.of(0, 2, 4, 6, 1, 3, 5, 7);

    private final Variant variant;
    private final Map<String, float[]> dequantized = new HashMap<>();
    private final SafetensorsWriter writer = new SafetensorsWriter();
    private final ObjectNode config;

    /**
     * How to quantize.
     *
     * @param method gptq, gptq_v2 or awq
     * @param group inputs per group; -1 for all
     * @param ordered whether groups are formed in an order of their own ({@code desc_act})
     * @param scales number format of scales
     */
    public record Variant(String method, int bits, int group, boolean symmetric, boolean ordered, String scales) {
        public static Variant gptq(int bits, int group) {
            return new Variant("gptq", bits, group, true, false, "F16");
        }

        public static Variant awq(int group) {
            return new Variant("awq", 4, group, false, false, "F16");
        }

        public Variant asymmetric() {
            return new Variant(method, bits, group, false, ordered, scales);
        }

        public Variant asOrdered() {
            return new Variant(method, bits, group, symmetric, true, scales);
        }

        public Variant withScales(String format) {
            return new Variant(method, bits, group, symmetric, ordered, format);
        }

        public Variant asVersionTwo() {
            return new Variant("gptq_v2", bits, group, symmetric, ordered, scales);
        }

        int top() {
            return (1 << bits) - 1;
        }

        int perWord() {
            return 32 / bits;
        }
    }

    /** @param shapes of the weights; projections are matrices whose module's name ends in {@code _proj}; a head is
     *     quantized too where its outputs fill words, as tools do on demand */
    public PackedPackage(
            Map<String, float[]> weights, Map<String, List<Integer>> shapes, ObjectNode config, Variant variant) {
        this.variant = variant;
        this.config = config;
        configure(config.putObject("quantization_config"));
        weights.forEach((name, values) -> {
            List<Integer> shape = shapes.getOrDefault(name, List.of());
            boolean head = name.equals("lm_head.weight") && shape.get(0) % 32 == 0;
            if (name.endsWith("_proj.weight") || head) {
                String module = name.substring(0, name.length() - ".weight".length());
                dequantized.put(name, quantize(module, values, shape.get(0), shape.get(1)));
            } else {
                dequantized.put(name, values);
                writer.add(name, "F32", shape, values);
            }
        });
    }

    private void configure(ObjectNode quantization) {
        quantization.put("bits", variant.bits()).put("group_size", variant.group());
        if (variant.method().equals("awq")) {
            quantization.put("quant_method", "awq").put("version", "gemm").put("zero_point", true);
            return;
        }
        quantization.put("quant_method", "gptq").put("checkpoint_format", variant.method());
        quantization.put("sym", variant.symmetric()).put("desc_act", variant.ordered());
    }

    /** All weights with those that were quantized as they are now meant, by the names of the package before. */
    public Map<String, float[]> dequantized() {
        return dequantized;
    }

    public ObjectNode config() {
        return config;
    }

    public SafetensorsWriter writer() {
        return writer;
    }

    public Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        writer.write(folder.resolve("model.safetensors"));
        Files.writeString(folder.resolve("config.json"), config.toString());
        return folder;
    }

    private float[] quantize(String module, float[] values, int outputs, int inputs) {
        int size = variant.group() == -1 ? inputs : variant.group();
        int groups = (inputs + size - 1) / size;
        int[] groupOf = groups(inputs, size);
        int[][] codes = new int[outputs][inputs];
        int[][] zeros = new int[groups][outputs];
        float[] scales = new float[groups * outputs];
        float[] meant = new float[values.length];
        for (int output = 0; output < outputs; output++) {
            for (int group = 0; group < groups; group++) {
                float scale = chooseScale(values, output, inputs, group, groupOf, zeros);
                scales[group * outputs + output] = scale;
                for (int input = 0; input < inputs; input++) {
                    if (groupOf[input] == group) {
                        int zero = zeros[group][output];
                        double steps = Math.rint(values[output * inputs + input] / scale) + zero;
                        int code = (int) Math.max(0, Math.min(variant.top(), steps));
                        codes[output][input] = code;
                        meant[output * inputs + input] = (code - zero) * scale;
                    }
                }
            }
        }
        pack(module, codes, zeros, groupOf);
        writer.add(module + ".scales", variant.scales(), List.of(groups, outputs), scales);
        return meant;
    }

    /** The same for all modules of as many inputs, as those that take the same values have it. */
    private int[] groups(int inputs, int size) {
        List<Integer> ranks = new ArrayList<>();
        for (int input = 0; input < inputs; input++) {
            ranks.add(input);
        }
        if (variant.ordered()) {
            Collections.shuffle(ranks, new Random(inputs));
        }
        return ranks.stream().mapToInt(rank -> rank / size).toArray();
    }

    private float chooseScale(float[] values, int output, int inputs, int group, int[] groupOf, int[][] zeros) {
        double lowest = 0;
        double highest = 0;
        for (int input = 0; input < inputs; input++) {
            if (groupOf[input] == group) {
                lowest = Math.min(lowest, values[output * inputs + input]);
                highest = Math.max(highest, values[output * inputs + input]);
            }
        }
        if (variant.symmetric()) {
            zeros[group][output] = (variant.top() + 1) / 2;
            return rounded(Math.max(-lowest, highest) * 2 / variant.top());
        }
        float scale = rounded((highest - lowest) / variant.top());
        zeros[group][output] = (int) Math.min(variant.top(), Math.rint(-lowest / scale));
        return scale;
    }

    private float rounded(double scale) {
        float value = (float) scale;
        return switch (variant.scales()) {
            case "F16" -> Half.toFloat(Half.fromFloat(value));
            case "BF16" -> Float.intBitsToFloat(Float.floatToRawIntBits(value) & 0xffff0000);
            default -> value;
        };
    }

    private void pack(String module, int[][] codes, int[][] zeros, int[] groupOf) {
        int outputs = codes.length;
        int inputs = groupOf.length;
        int perWord = variant.perWord();
        int[] zeroWords = Arrays.stream(zeros).flatMapToInt(this::packed).toArray();
        if (variant.method().equals("awq")) {
            int[] words = new int[0];
            for (int input = 0; input < inputs; input++) {
                int column = input;
                int[] line = Arrays.stream(codes).mapToInt(row -> row[column]).toArray();
                words = concatenated(words, packed(line).toArray());
            }
            writer.addIntegers(module + ".qweight", List.of(inputs, outputs / perWord), words);
        } else {
            int[] words = new int[inputs / perWord * outputs];
            for (int output = 0; output < outputs; output++) {
                int[] line = packed(codes[output]).toArray();
                for (int word = 0; word < line.length; word++) {
                    words[word * outputs + output] = line[word];
                }
            }
            writer.addIntegers(module + ".qweight", List.of(inputs / perWord, outputs), words);
            writer.addIntegers(module + ".g_idx", List.of(inputs), groupOf);
        }
        if (variant.method().equals("gptq")) {
            // Less one in each field, by one subtraction from the whole word.
            int one = variant.bits() == 4 ? 0x11111111 : 0x01010101;
            zeroWords = Arrays.stream(zeroWords).map(word -> word - one).toArray();
        }
        writer.addIntegers(module + ".qzeros", List.of(zeros.length, outputs / perWord), zeroWords);
    }

    private static int[] concatenated(int[] first, int[] second) {
        int[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private IntStream packed(int[] numbers) {
        int perWord = variant.perWord();
        return IntStream.range(0, numbers.length / perWord).map(word -> {
            int bits = 0;
            for (int place = 0; place < perWord; place++) {
                int from = variant.method().equals("awq") ? AWQ_ORDER.get(place) : place;
                bits |= numbers[word * perWord + from] << (variant.bits() * place);
            }
            return bits;
        });
    }
}
