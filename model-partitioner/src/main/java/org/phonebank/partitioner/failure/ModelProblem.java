package org.phonebank.partitioner.failure;

/** What is wrong with a model, and what places in one are called; each says which arguments it has. */
public enum ModelProblem {
    /** What is wrong. */
    OTHER("{0}"),
    /** File. */
    IN_FILE("file {0}"),
    /** File. */
    IN_HEADER("header of {0}"),
    /** Field, place. */
    IN_FIELD("field {0} of the {1}"),
    IN_NOTHING("empty configuration"),
    /** Place. */
    NO_MODEL("There is no model at {0}."),
    /** Folder. */
    NO_FOLDER("There is no folder {0}; give the folder of a model package or an ONNX file."),
    /** File. */
    NOT_ONNX("The file {0} is no ONNX model; give an .onnx file or the folder of a model package."),
    /** Folder. */
    STORE_ALREADY(
            "The folder {0} is a layer store already, ready to be used; to cut the model otherwise give the package that it was made of."),
    /** Folder. */
    UNFINISHED("The layer store in {0} is unfinished; partition its model again to continue."),
    /** Folder, file. */
    NO_PACKAGE("The folder {0} is no model package: it has no {1}."),
    /** Folder, file. */
    NO_STORE("The folder {0} is no layer store: it has no {1}."),
    /** File. */
    MANIFEST_TOO_LARGE("The file {0} is too large for a manifest."),
    /** File, what the parser said. */
    MANIFEST_DAMAGED("The file {0} is damaged: {1}"),
    /** Folder, format, known format. */
    OTHER_FORMAT("The layer store {0} has format {1}, this version reads {2}; partition the model again."),
    /** Folder, file. */
    STORE_DAMAGED(
            "The layer store {0} is damaged: the file {1} is missing or has another size; partition the model again."),
    /** Folder. */
    CHANGED("The files in {0} changed while they were read; wait until nothing writes to them and partition again."),
    /** Model, MiB needed, folder, MiB free. */
    NO_ROOM(
            "There is no room for the layer store of {0}: it needs {1} MiB and the disk of {2} has {3} MiB free. Free some space or choose fewer bits."),
    /** Model, its tokens, wanted tokens. */
    CONTEXT("The model {0} was made for {1} tokens of context; {2} were asked for."),
    /** Model, why, folder. */
    NO_TEXT(
            "The model {0} cannot be talked to. Its tokenizer: {1}. Put the tokenizer.json that belongs to it into {2}, or give token ids to ./phonebank generate."),
    /** Model, its layers, phones. */
    TOO_FEW_LAYERS("The model {0} has {1} layers, so {2} phones cannot hold one each: use at most {1} phones."),
    /** Place, architectures, supported ones. */
    ARCHITECTURE("The model of the {0} has the architecture {1}, which is not supported; supported are: {2}."),
    /** Place, supported architectures. */
    NO_ARCHITECTURE("The model of the {0} names no architecture, which is not supported; supported are: {1}."),
    /** Place, what. */
    NOT_SUPPORTED("The {0} asks for {1}, which is not supported."),
    /** Place, method. */
    QUANTIZED_OTHERWISE(
            "The {0} asks for weights quantized by {1}, which is not supported; give the original model, or one quantized by GPTQ or AWQ."),
    /** Folder, file. */
    NO_TOKENIZER(
            "The folder {0} has no {1}, so text cannot be turned into tokens; save the tokenizer in the fast format, or give token ids."),
    /** File. */
    TOKENIZER_TOO_LARGE("The file {0} is too large for a tokenizer."),
    /** File, cause. */
    TOKENIZER_UNREADABLE("The tokenizer {0} cannot be read ({1}); download it again."),
    /** File. */
    TEMPLATE_NO_TEXT("The chat template in {0} is no text."),
    /** File. */
    TEMPLATE_TOO_LONG("The chat template in {0} is too long."),
    /** Folder, file, other file. */
    NO_WEIGHTS("The folder {0} holds no weights: neither {1} nor {2} is in it."),
    /** Tensor, file, other file. */
    TENSOR_TWICE("The tensor {0} is both in {1} and in {2}; remove the file that does not belong to the model."),
    /** File, index, folder. */
    PART_MISSING("The weight file {0}, which {1} names, is missing in {2}. Copy or download it."),
    /** Place, how many. */
    PARTS("The {0} names {1} parts."),
    /** Place. */
    NO_PART_NAME("The {0} names a part that is no plain file name."),
    /** Tensor, format. */
    STORED_AS("The tensor {0} is stored as \"{1}\"; F32, F16 and BF16 can be read."),
    /** File, bytes. */
    HEADER_CUT("The file {0} ends within its header; it has only {1} bytes. Copy or download it again."),
    /** File, bytes. */
    NO_SAFETENSORS("The file {0} is no safetensors file: it claims a header of {1} bytes."),
    /** File, bytes announced, bytes there. */
    HEADER_SHORT(
            "The file {0} ends within its header: {1} bytes are announced, {2} are there. Copy or download it again."),
    /** File, tensor, last byte, bytes there. */
    ENDS_EARLY(
            "The file {0} ends early: {1} reaches to byte {2} of the data, but there are only {3}. Copy or download it again."),
    /** File, tensor, what. */
    HEADER_WRONG("The header of {0} is wrong: {1} {2}."),
    /** File. */
    SHORTENED("The file {0} became shorter while it was read."),
    /** File. */
    SHORTENED_BY_SOMEBODY("The file {0} became shorter while it was read; is something still writing it?"),
    /** Place, bytes, most bytes. */
    TOO_LARGE("The file {0} has {1} bytes; at most {2} are read."),
    /** Place, what the parser said. */
    NO_JSON("The {0} holds no valid JSON: {1}."),
    /** Place. */
    NO_OBJECT("The {0} holds no JSON object."),
    /** Place, field. */
    NO_FIELD("The {0} has no {1}."),
    /** Place, field, what. */
    WRONG_FIELD("The {0} cannot be used: {1} {2}."),
    /** File, folder of its model. */
    NOT_BESIDE("The file {0}, which {1} takes its weights from, is missing beside it. Copy or download it."),
    /** Model, file. */
    OUTSIDE("The file {0} takes weights from \"{1}\", which is outside of its folder; such a model is not opened."),
    /** File, cause. */
    NO_ONNX("The file {0} is damaged or no ONNX model: {1}; download it again."),
    /** File. */
    NO_GRAPH("The file {0} holds no ONNX graph."),
    /** File. */
    ONNX_TOO_LARGE(
            "The file {0} is larger than 2 GiB, which ONNX files cannot be; weights of large models lie beside them."),
    /** Folder. */
    NAMED_MISSING("The model file that genai_config.json in {0} names is not in the folder; copy or download it."),
    /** Folder, files. */
    SEVERAL_ONNX(
            "The folder {0} holds {1} ONNX files and none is called model.onnx or one of its variants; name the file to take."),
    /** Tensor. */
    NO_TENSOR(
            "The model package has no tensor {0}, which its configuration calls for; the download may be incomplete."),
    /** Tensor, its shape, expected shape. */
    SHAPE("The tensor {0} has the shape {1}, but the configuration calls for {2}."),
    /** Tensor. */
    NOT_FINITE("The tensor {0} holds values that are not finite numbers; the file is damaged or its training failed."),
    /** Tensor, largest value. */
    BEYOND_HALF("The tensor {0} holds values beyond {1}, which 16 bits cannot represent; use 32, 8 or 4 bits."),
    /** Model. */
    NO_CACHE(
            "The model {0} has no inputs for cached keys and values; give an export for text generation with past (Optimum: task text-generation-with-past)."),
    /** Model. */
    MERGED(
            "The model {0} is a merged export, which chooses between two graphs when it runs; give the export with a cache of its own, such as decoder_with_past_model.onnx or a newer model.onnx.");

    private final String english;

    ModelProblem(String english) {
        this.english = english;
    }

    /** A pattern of {@link java.text.MessageFormat}. */
    public String english() {
        return english;
    }
}
