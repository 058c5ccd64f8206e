package org.phonebank.partitioner.testing.export;

import ai.onnx.proto.OnnxMl.GraphProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.phonebank.partitioner.testing.export.BlockMatrices.Lookup;
import org.phonebank.partitioner.testing.export.ContribLlama.Attention;
import org.phonebank.partitioner.testing.export.ContribLlama.Variant;
import org.phonebank.partitioner.testing.export.ExportGraph.Element;
import org.phonebank.partitioner.testing.export.LayerNormDecoder.Style;
import org.phonebank.partitioner.testing.export.ModelWriter.Weights;

/** Every kind of export that is cut in tests, as the folder a person would have. */
@SuppressWarnings("ImmutableEnumChecker") // shapes are records, and exporters functions
public enum ExportedKind {
    GENAI_GQA(
            Layout.GENAI,
            32,
            Seeds.LLAMA,
            contrib(Element.FLOAT, Matrices.dense(), Variant.of(Attention.GROUPED_PACKED))),
    GENAI_GQA_HALF(
            Layout.GENAI,
            16,
            Seeds.LLAMA,
            contrib(
                    Element.HALF,
                    Matrices.dense(),
                    Variant.of(Attention.GROUPED_PACKED).withHalfLogits())),
    GENAI_GQA_WINDOW(
            Layout.GENAI,
            32,
            91,
            contrib(
                    Element.FLOAT,
                    Matrices.dense(),
                    Variant.of(Attention.GROUPED_ROTATED).withWindow(12))),
    GENAI_LONG_ROPE(
            Layout.GENAI,
            32,
            23,
            contrib(
                    Element.FLOAT,
                    Matrices.dense(),
                    Variant.of(Attention.GROUPED_PACKED).withLongRope())),
    GENAI_MULTI_HEAD(
            Layout.GENAI,
            32,
            36,
            DecoderShape.PLAIN,
            contrib(Element.FLOAT, Matrices.dense(), Variant.of(Attention.MULTI_HEAD))),
    GENAI_MULTI_HEAD_REPEATED(
            Layout.GENAI,
            32,
            Seeds.LLAMA,
            contrib(Element.FLOAT, Matrices.dense(), Variant.of(Attention.MULTI_HEAD_REPEATED))),
    GENAI_MULTI_HEAD_INT4(
            Layout.GENAI,
            4,
            30,
            contrib(Element.FLOAT, blocks(true, 4, Lookup.DENSE), Variant.of(Attention.MULTI_HEAD_REPEATED))),
    TRANSFORMERS_JS(
            Layout.WEB,
            32,
            34,
            contrib(
                    Element.FLOAT,
                    Matrices.dense(),
                    Variant.of(Attention.GROUPED_NORMED).withPositions())),
    TRANSFORMERS_JS_HALF(
            Layout.WEB_HALF,
            16,
            Seeds.LLAMA,
            contrib(Element.HALF, Matrices.dense(), Variant.of(Attention.GROUPED_ROTATED))),
    TRANSFORMERS_JS_Q4(
            Layout.WEB_Q4,
            4,
            123,
            contrib(Element.FLOAT, blocks(true, 4, Lookup.BYTES), Variant.of(Attention.GROUPED_ROTATED))),
    TRANSFORMERS_JS_Q4_NIBBLES(
            Layout.WEB_Q4,
            4,
            63,
            contrib(Element.FLOAT, blocks(false, 0, Lookup.NIBBLES), Variant.of(Attention.GROUPED_NORMED))),
    TRANSFORMERS_JS_Q4_HALF(
            Layout.WEB_Q4_HALF,
            4,
            144,
            contrib(Element.HALF, blocks(true, 0, Lookup.DENSE), Variant.of(Attention.GROUPED_ROTATED))),
    TRANSFORMERS_JS_Q8(
            Layout.WEB_Q8,
            8,
            Seeds.LLAMA,
            contrib(Element.FLOAT, new IntegerMatrices(), Variant.of(Attention.GROUPED_ROTATED))),
    OPTIMUM_LLAMA(Layout.OPTIMUM, 32, Seeds.LLAMA, standard(Element.FLOAT, Matrices.dense(), true, 0)),
    OPTIMUM_LLAMA_WITHOUT_POSITIONS(
            Layout.OPTIMUM_PARTS, 32, Seeds.LLAMA, standard(Element.FLOAT, Matrices.dense(), false, 0)),
    OPTIMUM_LLAMA_HALF(Layout.OPTIMUM, 16, Seeds.LLAMA, standard(Element.HALF, Matrices.dense(), true, 0)),
    OPTIMUM_LLAMA_Q8(Layout.WEB_Q8, 8, Seeds.LLAMA, standard(Element.FLOAT, new IntegerMatrices(), true, 0)),
    OPTIMUM_LLAMA_Q4(Layout.WEB_Q4, 4, 41, standard(Element.FLOAT, blocks(false, 0, Lookup.DENSE), false, 0)),
    OPTIMUM_WINDOW(Layout.OPTIMUM, 32, 19, standard(Element.FLOAT, Matrices.dense(), true, 12)),
    /** Names inside of the graph say nothing. */
    OPTIMUM_OBFUSCATED(Layout.BARE, 32, Seeds.LLAMA, obfuscated(standard(Element.FLOAT, Matrices.dense(), true, 0))),
    GENAI_OBFUSCATED(
            Layout.BARE,
            32,
            Seeds.LLAMA,
            obfuscated(contrib(Element.FLOAT, Matrices.dense(), Variant.of(Attention.GROUPED_PACKED)))),
    /** Weights as values of {@code Constant} nodes. */
    OPTIMUM_CONSTANTS(Layout.CONSTANTS, 32, Seeds.LLAMA, standard(Element.FLOAT, Matrices.dense(), true, 0)),
    /** Weights in typed fields rather than as bytes, and listed as inputs of the graph. */
    OPTIMUM_OLD(Layout.OLD, 32, Seeds.LLAMA, standard(Element.FLOAT, Matrices.dense(), true, 0)),
    OPTIMUM_INT4(Layout.NEWEST, 4, 16, standard(Element.FLOAT, new NibbleMatrices(), true, 0)),
    NEWEST_LLAMA(Layout.NEWEST, 32, Seeds.LLAMA, NewestLlama::build),
    GPT2(Layout.OPTIMUM, 32, 87, DecoderShape.PLAIN, layerNorm(Style.GPT2)),
    OPT(Layout.OPTIMUM, 32, 90, DecoderShape.PLAIN, layerNorm(Style.OPT)),
    NEOX(Layout.OPTIMUM, 32, 23, DecoderShape.PLAIN, layerNorm(Style.NEOX)),
    PHI(Layout.OPTIMUM, 32, 11, DecoderShape.PLAIN, layerNorm(Style.PHI));

    private final Layout layout;
    private final int bits;
    private final long seed;
    private final DecoderShape shape;
    private final Exporter exporter;

    ExportedKind(Layout layout, int bits, long seed, Exporter exporter) {
        this(layout, bits, seed, DecoderShape.GROUPED, exporter);
    }

    ExportedKind(Layout layout, int bits, long seed, DecoderShape shape, Exporter exporter) {
        this.layout = layout;
        this.bits = bits;
        this.seed = seed;
        this.shape = shape;
        this.exporter = exporter;
    }

    /** Seeds are chosen so that continuations are varied, and no token is nearly as likely as the one that is taken. */
    private static final class Seeds {
        private static final long LLAMA = 121;
    }

    private interface Exporter {
        GraphProto export(DecoderShape shape, long seed);
    }

    private static Exporter contrib(Element floats, Matrices matrices, Variant variant) {
        return (shape, seed) -> ContribLlama.build(shape, seed, floats, matrices, variant);
    }

    private static Exporter standard(Element floats, Matrices matrices, boolean positions, int window) {
        return (shape, seed) -> StandardLlama.build(shape, seed, floats, matrices, positions, window);
    }

    private static Exporter layerNorm(Style style) {
        return (shape, seed) -> LayerNormDecoder.build(style, shape, seed);
    }

    private static Exporter obfuscated(Exporter exporter) {
        return (shape, seed) -> ModelWriter.obfuscated(exporter.export(shape, seed), seed);
    }

    private static Matrices blocks(boolean zeroPoints, int accuracy, Lookup lookup) {
        return new BlockMatrices(4, 32, zeroPoints, accuracy, lookup);
    }

    public DecoderShape shape() {
        return shape;
    }

    /** Bits of a weight in the export: 32, 16, 8 or 4. */
    public int bits() {
        return bits;
    }

    /** Writes the folder. */
    public Path write(Path folder) throws IOException {
        return write(folder, seed);
    }

    Path write(Path folder, long weights) throws IOException {
        ModelWriter.write(modelFile(folder), exporter.export(shape, weights), layout.opset, layout.weights);
        layout.writeConfig(folder, shape);
        return folder;
    }

    public Path modelFile(Path folder) {
        return folder.resolve(layout.file);
    }

    /** Where the files of an export lie. */
    private enum Layout {
        GENAI("model.onnx", 14, Weights.ONE_FILE),
        WEB("onnx/model.onnx", 14, Weights.ONE_FILE),
        WEB_HALF("onnx/model_fp16.onnx", 14, Weights.INLINE),
        WEB_Q4("onnx/model_q4.onnx", 18, Weights.INLINE),
        WEB_Q4_HALF("onnx/model_q4f16.onnx", 14, Weights.ONE_FILE),
        WEB_Q8("onnx/model_quantized.onnx", 18, Weights.INLINE),
        OPTIMUM("onnx/model.onnx", 18, Weights.INLINE),
        OPTIMUM_PARTS("model.onnx", 18, Weights.FILE_EACH),
        CONSTANTS("model.onnx", 18, Weights.CONSTANTS),
        OLD("model.onnx", 18, Weights.TYPED_INPUTS),
        NEWEST("model.onnx", 23, Weights.ONE_FILE),
        BARE("model.onnx", 18, Weights.ONE_FILE);

        private final String file;
        private final int opset;
        private final Weights weights;

        Layout(String file, int opset, Weights weights) {
            this.file = file;
            this.opset = opset;
            this.weights = weights;
        }

        private void writeConfig(Path folder, DecoderShape shape) throws IOException {
            if (this == GENAI) {
                Files.writeString(folder.resolve("genai_config.json"), ExportConfigs.genai(shape, file));
            } else if (this != BARE) {
                Files.writeString(folder.resolve("config.json"), ExportConfigs.huggingFace(shape));
            }
        }
    }
}
