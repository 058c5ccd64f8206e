package org.phonebank.partitioner.packed;

import java.util.Locale;
import java.util.Optional;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.failure.ModelProblem;
import org.phonebank.partitioner.json.JsonDocument;

/**
 * What {@code quantization_config} says about matrices that are quantized already.
 *
 * @param bits of a code: 4 or 8
 * @param groupSize inputs that share a scale; {@link #WHOLE_ROW} for all of them
 * @param symmetric whether zero points are said to be in the middle
 * @param overrides whether single modules may have other bits and groups
 */
public record PackedSettings(PackedFormat format, int bits, int groupSize, boolean symmetric, boolean overrides) {
    /** A group size. */
    static final int WHOLE_ROW = 0;

    private static final String FIELD = "quantization_config";
    private static final int DEFAULT_GROUP = 128;
    private static final int MAXIMUM_GROUP = 1 << 20;

    /**
     * Reads it, if there is one.
     *
     * @param config {@code config.json}
     * @throws ModelPackageException if it names a method or a variant that is not supported
     */
    public static Optional<PackedSettings> read(JsonDocument config) throws ModelPackageException {
        Optional<JsonDocument> quantization = config.object(FIELD);
        if (quantization.isEmpty()) {
            return Optional.empty();
        }
        JsonDocument fields = quantization.get();
        String method = lowerCase(fields, "quant_method").orElse("an unnamed method");
        return Optional.of(
                switch (method) {
                    case "gptq" -> gptq(fields);
                    case "awq" -> awq(fields);
                    default ->
                        throw new ModelPackageException(ModelProblem.QUANTIZED_OTHERWISE, config.where(), method);
                });
    }

    private static PackedSettings gptq(JsonDocument fields) throws ModelPackageException {
        String variant = variant(fields, "gptq");
        if (fields.flag("is_marlin_format", false)) {
            variant = "marlin";
        }
        PackedFormat format =
                switch (variant) {
                    case "gptq" -> PackedFormat.GPTQ;
                    case "gptq_v2" -> PackedFormat.GPTQ_V2;
                    default -> throw unsupported(fields, "the format \"" + variant + "\"", "gptq and gptq_v2");
                };
        int bits = fields.requireInteger("bits", Integer.SIZE);
        if (bits != 4 && bits != 8) {
            throw unsupported(fields, bits + " bits", "4 and 8");
        }
        String word = lowerCase(fields, "pack_dtype").orElse("int32");
        if (!word.equals("int32") && !word.equals("torch.int32")) {
            throw unsupported(fields, "codes packed in words of the type \"" + word + "\"", "those in int32");
        }
        boolean overrides =
                fields.value("dynamic").filter(rules -> !rules.isEmpty()).isPresent();
        return new PackedSettings(format, bits, groupSize(fields, "group_size"), fields.flag("sym", true), overrides);
    }

    private static PackedSettings awq(JsonDocument fields) throws ModelPackageException {
        String variant = fields.has("version") ? lowerCase(fields, "version").orElseThrow() : variant(fields, "gemm");
        if (!variant.equals("gemm")) {
            throw unsupported(fields, "the version \"" + variant + "\"", "gemm");
        }
        String backend = lowerCase(fields, "backend").orElse("autoawq");
        if (backend.equals("llm-awq")) {
            throw unsupported(fields, "the order of the backend \"" + backend + "\"", "that of autoawq");
        }
        int bits = fields.integer(fields.has("w_bit") ? "w_bit" : "bits", 4, Integer.SIZE);
        if (bits != 4) {
            throw unsupported(fields, bits + " bits", "4");
        }
        int groupSize = groupSize(fields, fields.has("q_group_size") ? "q_group_size" : "group_size");
        return new PackedSettings(PackedFormat.AWQ, bits, groupSize, !fields.flag("zero_point", true), false);
    }

    private static String variant(JsonDocument fields, String whenAbsent) throws ModelPackageException {
        Optional<String> checkpoint = lowerCase(fields, "checkpoint_format");
        return checkpoint.isPresent()
                ? checkpoint.get()
                : lowerCase(fields, "format").orElse(whenAbsent);
    }

    private static int groupSize(JsonDocument fields, String name) throws ModelPackageException {
        boolean whole = fields.value(name)
                .filter(size -> size.isNumber() && size.doubleValue() == -1)
                .isPresent();
        return whole ? WHOLE_ROW : fields.integer(name, DEFAULT_GROUP, MAXIMUM_GROUP);
    }

    private static Optional<String> lowerCase(JsonDocument fields, String name) throws ModelPackageException {
        return fields.text(name).map(text -> text.toLowerCase(Locale.ROOT));
    }

    private static ModelPackageException unsupported(JsonDocument fields, String what, String supported) {
        return new ModelPackageException("The " + fields.place() + " asks for " + what
                + ", which is not supported; supported are " + supported + ". Give the original model.");
    }
}
