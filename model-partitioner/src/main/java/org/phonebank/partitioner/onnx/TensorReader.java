package org.phonebank.partitioner.onnx;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.onnx.OnnxTensor.Content;

/** Reads one tensor message from a stream; bytes of large tensors are skipped and their place is noted. */
final class TensorReader {
    /** Tensors up to this size are kept in memory with the graph. */
    static final int INLINE_BYTES = 1 << 10;

    private static final int MAXIMUM_RANK = 16;
    /** Values in typed fields are for small tensors; exporters write large ones as raw bytes. */
    private static final int MAXIMUM_TYPED_BYTES = 1 << 20;

    private static final int MAXIMUM_TYPED_FIELDS = 16 << 20;

    private final Path file;
    private final long fileSize;
    private final ExternalFiles externalFiles;

    private String name = "";
    private int type;
    private final List<Long> shape = new ArrayList<>();
    private long rawOffset = -1;
    private long rawLength;
    private @Nullable ByteString raw;
    private TensorProto.@Nullable Builder typed;
    private long typedBytes;
    private boolean floats;
    private boolean external;
    private final Map<String, String> externalData = new HashMap<>();

    TensorReader(Path file, long fileSize, ExternalFiles externalFiles) {
        this.file = file;
        this.fileSize = fileSize;
        this.externalFiles = externalFiles;
    }

    /**
     * Reads a tensor to the limit of the stream.
     *
     * @param nameWhenUnnamed for values of Constant nodes
     */
    OnnxTensor read(CodedInputStream in, String nameWhenUnnamed) throws IOException, ModelPackageException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            readField(in, tag);
        }
        if (!nameWhenUnnamed.isEmpty()) {
            name = nameWhenUnnamed;
        }
        long bytes = checkedBytes();
        return new OnnxTensor(name, type, shape, content(bytes));
    }

    private void readField(CodedInputStream in, int tag) throws IOException, ModelPackageException {
        switch (WireFormat.getTagFieldNumber(tag)) {
            case TensorProto.DIMS_FIELD_NUMBER -> readDimensions(in, tag);
            case TensorProto.DATA_TYPE_FIELD_NUMBER -> type = in.readInt32();
            case TensorProto.NAME_FIELD_NUMBER -> name = in.readStringRequireUtf8();
            case TensorProto.RAW_DATA_FIELD_NUMBER -> readRaw(in);
            case TensorProto.DATA_LOCATION_FIELD_NUMBER -> external = in.readEnum() == 1;
            case TensorProto.EXTERNAL_DATA_FIELD_NUMBER -> readExternalData(in);
            case TensorProto.FLOAT_DATA_FIELD_NUMBER,
                    TensorProto.INT32_DATA_FIELD_NUMBER,
                    TensorProto.INT64_DATA_FIELD_NUMBER,
                    TensorProto.UINT64_DATA_FIELD_NUMBER,
                    TensorProto.DOUBLE_DATA_FIELD_NUMBER,
                    TensorProto.STRING_DATA_FIELD_NUMBER -> readTyped(in, tag);
            default -> in.skipField(tag);
        }
    }

    private void readDimensions(CodedInputStream in, int tag) throws IOException, ModelPackageException {
        if (WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
            int limit = MessageLimits.enter(in);
            while (in.getBytesUntilLimit() > 0) {
                addDimension(in.readInt64());
            }
            in.popLimit(limit);
        } else {
            addDimension(in.readInt64());
        }
    }

    private void addDimension(long dimension) throws ModelPackageException {
        if (shape.size() == MAXIMUM_RANK || dimension < 0) {
            throw damaged("has impossible dimensions");
        }
        shape.add(dimension);
    }

    private void readRaw(CodedInputStream in) throws IOException, ModelPackageException {
        int length = in.readRawVarint32();
        rawOffset = in.getTotalBytesRead();
        rawLength = length;
        if (length < 0 || rawOffset + rawLength > fileSize) {
            throw damaged("is longer than its file");
        }
        raw = null;
        if (length <= INLINE_BYTES) {
            raw = ByteString.copyFrom(in.readRawBytes(length));
        } else {
            in.skipRawBytes(length);
        }
    }

    private void readExternalData(CodedInputStream in) throws IOException, ModelPackageException {
        byte[] entry = readBounded(in, 4096);
        StringStringEntryProto pair = StringStringEntryProto.parseFrom(entry);
        if (externalData.size() > 16) {
            throw damaged("has too many notes about external data");
        }
        externalData.put(pair.getKey(), pair.getValue());
    }

    private byte[] readBounded(CodedInputStream in, int maximum) throws IOException, ModelPackageException {
        int length = in.readRawVarint32();
        if (length < 0 || length > maximum) {
            throw damaged("has a field that is too long");
        }
        return in.readRawBytes(length);
    }

    /** Leaves the decoding of typed values, which come packed or not, to the generated class. */
    private void readTyped(CodedInputStream in, int tag) throws IOException, ModelPackageException {
        boolean packed = WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
        if (packed && WireFormat.getTagFieldNumber(tag) == TensorProto.FLOAT_DATA_FIELD_NUMBER && rawOffset < 0) {
            // Packed floats are the same bytes as raw data.
            floats = true;
            readRaw(in);
            return;
        }
        if (typed == null) {
            typed = TensorProto.newBuilder();
        }
        ByteString.Output field = ByteString.newOutput();
        CodedOutputStream out = CodedOutputStream.newInstance(field);
        out.writeUInt32NoTag(tag);
        if (WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
            out.writeByteArrayNoTag(readBounded(in, MAXIMUM_TYPED_BYTES));
        } else if (WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_VARINT) {
            out.writeUInt64NoTag(in.readRawVarint64());
        } else if (WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_FIXED32) {
            out.writeFixed32NoTag(in.readFixed32());
        } else {
            out.writeFixed64NoTag(in.readFixed64());
        }
        out.flush();
        typedBytes += field.size();
        if (typedBytes > MAXIMUM_TYPED_FIELDS) {
            throw damaged("has too many values outside of its raw data");
        }
        typed.mergeFrom(field.toByteString());
        if (typed.getFloatDataCount() + typed.getInt32DataCount() + typed.getInt64DataCount() > MAXIMUM_TYPED_BYTES
                || typed.getDoubleDataCount() + typed.getUint64DataCount() > MAXIMUM_TYPED_BYTES) {
            throw damaged("has too many values outside of its raw data");
        }
    }

    private long checkedBytes() throws ModelPackageException {
        int bits = ElementTypes.bits(type);
        if (bits == 0) {
            throw damaged("is of the type " + ElementTypes.name(type) + ", which is not supported");
        }
        try {
            long elements = 1;
            for (long dimension : shape) {
                elements = Math.multiplyExact(elements, dimension);
            }
            return Math.addExact(Math.multiplyExact(elements, (long) bits), 7) / 8;
        } catch (ArithmeticException e) {
            ModelPackageException damaged = damaged("has the impossible shape " + shape);
            damaged.initCause(e);
            throw damaged;
        }
    }

    private Content content(long bytes) throws IOException, ModelPackageException {
        if (external) {
            return externalContent(bytes);
        }
        if (rawOffset >= 0) {
            if (rawLength != bytes || (floats && type != ElementTypes.FLOAT)) {
                throw damaged("has " + rawLength + " bytes instead of " + bytes);
            }
            return raw == null ? new OnnxTensor.InFile(file, rawOffset) : new OnnxTensor.Inline(raw);
        }
        if (bytes > 8L * MAXIMUM_TYPED_BYTES) {
            throw damaged("has no raw data");
        }
        ByteString values = TypedValues.bytes(typed == null ? TensorProto.newBuilder() : typed, type, (int) bytes);
        if (values.size() != bytes) {
            throw damaged("has " + values.size() + " bytes of values instead of " + bytes);
        }
        return new OnnxTensor.Inline(values);
    }

    private Content externalContent(long bytes) throws IOException, ModelPackageException {
        ExternalFiles.Found found = externalFiles.find(externalData.getOrDefault("location", ""));
        long offset = number("offset", 0);
        long length = number("length", bytes);
        if (length != bytes || offset > found.size() - bytes) {
            throw damaged("should be bytes " + offset + " to " + offset + " + " + length + " of " + found.path()
                    + ", which do not fit its shape or that file");
        }
        return new OnnxTensor.InFile(found.path(), offset);
    }

    private long number(String key, long whenAbsent) throws ModelPackageException {
        String text = externalData.get(key);
        if (text == null || text.isEmpty()) {
            return whenAbsent;
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw damaged("has an external " + key + " that is no number");
        }
        return Long.parseLong(text);
    }

    private ModelPackageException damaged(String how) {
        String shown = name.length() <= 120 ? name : name.substring(0, 120) + "…";
        return new ModelPackageException(
                "The tensor \"" + shown + "\" in " + file + " " + how + "; the file is damaged or not supported.");
    }
}
