package org.phonebank.partitioner.onnx;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.failure.ModelProblem;
import org.phonebank.partitioner.failure.ModelText;
import org.phonebank.partitioner.source.NumberFormat;
import org.phonebank.partitioner.source.ReadScratch;
import org.phonebank.partitioner.source.TensorInfo;
import org.phonebank.partitioner.source.TensorSource;

/** The weights of an ONNX model that lie in files: those in the model's own file and those beside it. */
public final class OnnxTensors implements TensorSource {
    private final Map<String, OnnxTensor> tensors;
    private final Map<Path, FileChannel> channels = new HashMap<>();

    private OnnxTensors(Map<String, OnnxTensor> tensors) {
        this.tensors = tensors;
    }

    /** Opens every file that holds weights. */
    public static OnnxTensors open(OnnxModel model) throws IOException {
        OnnxTensors opened = new OnnxTensors(model.tensors());
        boolean complete = false;
        try {
            for (OnnxTensor tensor : model.tensors().values()) {
                if (tensor.content() instanceof OnnxTensor.InFile place && !opened.channels.containsKey(place.file())) {
                    opened.channels.put(place.file(), FileChannel.open(place.file(), StandardOpenOption.READ));
                }
            }
            complete = true;
            return opened;
        } finally {
            if (!complete) {
                opened.close();
            }
        }
    }

    @Override
    public Collection<TensorInfo> tensors() {
        List<TensorInfo> found = new ArrayList<>();
        tensors.values().forEach(tensor -> info(tensor).ifPresent(found::add));
        return found;
    }

    @Override
    public Optional<TensorInfo> find(String name) {
        OnnxTensor tensor = tensors.get(name);
        return tensor == null ? Optional.empty() : info(tensor);
    }

    private static Optional<TensorInfo> info(OnnxTensor tensor) {
        return format(tensor).map(format -> new TensorInfo(tensor.name(), format, tensor.shape()));
    }

    private static Optional<NumberFormat> format(OnnxTensor tensor) {
        if (!(tensor.content() instanceof OnnxTensor.InFile)) {
            return Optional.empty();
        }
        return switch (tensor.type()) {
            case ElementTypes.FLOAT -> Optional.of(NumberFormat.F32);
            case ElementTypes.FLOAT16 -> Optional.of(NumberFormat.F16);
            case ElementTypes.BFLOAT16 -> Optional.of(NumberFormat.BF16);
            default -> Optional.empty();
        };
    }

    @Override
    public void read(TensorInfo tensor, long firstElement, float[] values, int offset, int count, ReadScratch scratch)
            throws IOException, ModelPackageException {
        OnnxTensor.InFile place = place(tensor.name());
        long position = place.offset() + firstElement * tensor.format().bytes();
        try {
            scratch.read(channel(place), position, tensor.format(), values, offset, count);
        } catch (EOFException e) {
            throw ended(place, e);
        }
    }

    @Override
    public void readBytes(String tensor, long firstByte, ByteBuffer target) throws IOException, ModelPackageException {
        OnnxTensor.InFile place = place(tensor);
        long position = place.offset() + firstByte;
        while (target.hasRemaining()) {
            int count = channel(place).read(target, position);
            if (count < 0) {
                throw ended(place, new EOFException());
            }
            position += count;
        }
    }

    private OnnxTensor.InFile place(String name) {
        OnnxTensor tensor = tensors.get(name);
        if (tensor != null && tensor.content() instanceof OnnxTensor.InFile place) {
            return place;
        }
        throw new IllegalArgumentException("The tensor " + name + " is not in a file of this model.");
    }

    private FileChannel channel(OnnxTensor.InFile place) {
        FileChannel channel = channels.get(place.file());
        if (channel == null) {
            throw new IllegalStateException("The file " + place.file() + " is not open.");
        }
        return channel;
    }

    private static ModelPackageException ended(OnnxTensor.InFile place, EOFException cause) {
        return new ModelPackageException(ModelText.of(ModelProblem.SHORTENED_BY_SOMEBODY, place.file()), cause);
    }

    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (FileChannel channel : channels.values()) {
            try {
                channel.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
