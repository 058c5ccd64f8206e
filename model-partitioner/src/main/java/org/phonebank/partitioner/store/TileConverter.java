package org.phonebank.partitioner.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.failure.ModelProblem;
import org.phonebank.partitioner.manifest.Encoding;
import org.phonebank.partitioner.manifest.Segment;
import org.phonebank.partitioner.manifest.WeightKind;
import org.phonebank.partitioner.plan.PlannedWeight;
import org.phonebank.partitioner.plan.WeightFormat;
import org.phonebank.partitioner.quantize.BlockLayout;
import org.phonebank.partitioner.quantize.BlockQuantizer;
import org.phonebank.partitioner.quantize.ErrorSums;
import org.phonebank.partitioner.quantize.Half;
import org.phonebank.partitioner.quantize.QuantizedRows;
import org.phonebank.partitioner.source.ReadScratch;
import org.phonebank.partitioner.source.TensorInfo;
import org.phonebank.partitioner.source.TensorSource;

/** Reads tiles, changes their number format and order, and writes them to their place. Belongs to one thread. */
final class TileConverter implements ParallelWork.Worker<Tile> {
    private static final int TRANSPOSE_BLOCK = 32;

    private final TensorSource source;
    private final Progress progress;
    private final ReadScratch scratch = new ReadScratch();
    private final float[] values = new float[Tile.MAXIMUM_VALUES];
    private final ByteBuffer output =
            ByteBuffer.allocateDirect(Tile.MAXIMUM_VALUES * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final QuantizedRows quantized = new QuantizedRows();
    private float @Nullable [] transposed;

    TileConverter(TensorSource source, Progress progress) {
        this.source = source;
        this.progress = progress;
    }

    @Override
    public void work(Tile tile) throws IOException, ModelPackageException {
        if (tile.source() instanceof Tile.Source.Packed packed) {
            BlockLayout layout = tile.weight().format().layout();
            packed.matrix().read(source, tile.sourceRow(), tile.rows(), layout, quantized, scratch);
            writeQuantized(tile);
            progress.add(tile.sourceBytes(source));
            return;
        }
        if (tile.weight().kind() == WeightKind.RAW) {
            copy(tile);
            progress.add(tile.sourceBytes(source));
            return;
        }
        read(tile);
        requireRepresentable(tile);
        if (tile.weight().encoding().quantized()) {
            quantize(tile);
            writeQuantized(tile);
        } else if (tile.transposed()) {
            writeTransposed(tile);
        } else {
            writeRows(tile);
        }
        progress.add(tile.sourceBytes(source));
    }

    private void copy(Tile tile) throws IOException, ModelPackageException {
        if (!(tile.source() instanceof Tile.Source.Tensor named)) {
            throw new IllegalStateException("The weight " + tile.weight().name() + " is no tensor of the package.");
        }
        // A tile is either whole rows or a part of one row, so its bytes lie side by side.
        int columns = tile.weight().columns();
        output.clear().limit(tile.values());
        source.readBytes(named.name(), (long) tile.sourceRow() * columns + tile.firstColumn(), output);
        output.flip();
        tile.file()
                .write(output, tile.stored().data().offset() + (long) tile.targetRow() * columns + tile.firstColumn());
    }

    private void read(Tile tile) throws IOException, ModelPackageException {
        int columns = tile.weight().columns();
        if (tile.source() instanceof Tile.Source.Function calculated) {
            for (int row = 0; row < tile.rows(); row++) {
                calculated.function().fill(tile.sourceRow() + row, values, row * columns);
            }
        } else if (tile.source() instanceof Tile.Source.Tensor named) {
            read(tile, source.find(named.name()).orElseThrow());
            add(named.addend(), tile.values());
        } else if (tile.source() instanceof Tile.Source.Columns named) {
            readColumns(tile, source.find(named.name()).orElseThrow());
        }
    }

    private void read(Tile tile, TensorInfo tensor) throws IOException, ModelPackageException {
        int columns = tile.weight().columns();
        if (tile.columns() == columns) {
            source.read(tensor, (long) tile.sourceRow() * columns, values, 0, tile.values(), scratch);
            return;
        }
        for (int row = 0; row < tile.rows(); row++) {
            long first = (long) (tile.sourceRow() + row) * columns + tile.firstColumn();
            source.read(tensor, first, values, row * tile.columns(), tile.columns(), scratch);
        }
    }

    private void readColumns(Tile tile, TensorInfo tensor) throws IOException, ModelPackageException {
        long length = tile.weight().rows();
        if (tile.rows() == length) {
            source.read(tensor, tile.firstColumn() * length, values, 0, tile.values(), scratch);
            return;
        }
        for (int column = 0; column < tile.columns(); column++) {
            long first = (tile.firstColumn() + column) * length + tile.sourceRow();
            source.read(tensor, first, values, column * tile.rows(), tile.rows(), scratch);
        }
    }

    private void add(float addend, int count) {
        if (addend != 0) {
            for (int i = 0; i < count; i++) {
                values[i] += addend;
            }
        }
    }

    private void requireRepresentable(Tile tile) throws ModelPackageException {
        float limit = tile.weight().encoding() == Encoding.F16 ? Half.MAXIMUM : Float.MAX_VALUE;
        float[] checked = values;
        boolean within = true;
        for (int i = 0; i < tile.values(); i++) {
            // Not a number fails this comparison too.
            within &= Math.abs(checked[i]) <= limit;
        }
        if (!within) {
            throw notRepresentable(tile);
        }
    }

    private ModelPackageException notRepresentable(Tile tile) {
        String name = sourceName(tile);
        for (int i = 0; i < tile.values(); i++) {
            if (!Float.isFinite(values[i])) {
                return new ModelPackageException(ModelProblem.NOT_FINITE, name);
            }
        }
        return new ModelPackageException(ModelProblem.BEYOND_HALF, name, Half.MAXIMUM);
    }

    private static String sourceName(Tile tile) {
        if (tile.source() instanceof Tile.Source.Tensor tensor) {
            return tensor.name();
        }
        return tile.source() instanceof Tile.Source.Columns columns
                ? columns.name()
                : tile.weight().name();
    }

    private void quantize(Tile tile) {
        PlannedWeight weight = tile.weight();
        WeightFormat format = weight.format();
        BlockQuantizer quantizer = new BlockQuantizer(format.layout(), format.zeroPoints(), format.search());
        ErrorSums sums = tile.byColumns()
                ? quantizer.quantizeColumns(values, tile.rows(), weight.columns(), quantized)
                : quantizer.quantizeRows(values, tile.rows(), weight.columns(), quantized);
        tile.file().errors().add(weight.name(), tile.targetRow(), sums);
    }

    private void writeQuantized(Tile tile) throws IOException {
        PlannedWeight weight = tile.weight();
        WeightFormat format = weight.format();
        BlockLayout layout = format.layout();
        write(tile, tile.stored().data(), quantized.codes(), layout.bytesPerRow(weight.columns()));
        Segment scales = place(tile, tile.stored().scales());
        long blocks = layout.blocksPerRow(weight.columns());
        output.clear();
        put(Encoding.F32, quantized.scales(), Math.toIntExact(tile.rows() * blocks));
        output.flip();
        tile.file().write(output, scales.offset() + tile.targetRow() * blocks * Float.BYTES);
        if (format.zeroPoints()) {
            Segment zeroPoints = place(tile, tile.stored().zeroPoints());
            write(tile, zeroPoints, quantized.zeroPoints(), layout.zeroPointBytesPerRow(weight.columns()));
        }
    }

    private static Segment place(Tile tile, @Nullable Segment segment) {
        return Optional.ofNullable(segment)
                .orElseThrow(() -> new IllegalStateException(
                        "The quantized weight " + tile.weight().name() + " has no place for all of its parts."));
    }

    private void write(Tile tile, Segment segment, byte[] rows, long rowBytes) throws IOException {
        output.clear().put(rows, 0, Math.toIntExact(tile.rows() * rowBytes)).flip();
        tile.file().write(output, segment.offset() + tile.targetRow() * rowBytes);
    }

    private void writeRows(Tile tile) throws IOException {
        Encoding encoding = tile.weight().encoding();
        output.clear();
        put(encoding, values, tile.values());
        output.flip();
        long firstElement = (long) tile.targetRow() * tile.weight().columns();
        tile.file().write(output, tile.stored().data().offset() + firstElement * encoding.bits() / 8);
    }

    private void writeTransposed(Tile tile) throws IOException {
        int columnBytes = tile.rows() * tile.weight().encoding().bits() / 8;
        output.clear();
        put(tile.weight().encoding(), tile.byColumns() ? values : transposed(tile), tile.values());
        if (tile.rows() == tile.weight().rows()) {
            output.flip();
            tile.file().write(output, columnPosition(tile, 0));
            return;
        }
        for (int column = 0; column < tile.columns(); column++) {
            output.limit((column + 1) * columnBytes).position(column * columnBytes);
            tile.file().write(output, columnPosition(tile, column));
        }
    }

    /** Where the values of a column of a tile lie in the file. */
    private static long columnPosition(Tile tile, int column) {
        PlannedWeight weight = tile.weight();
        long firstElement = (long) (tile.firstColumn() + column) * weight.rows() + tile.targetRow();
        return tile.stored().data().offset() + firstElement * weight.encoding().bits() / 8;
    }

    private float[] transposed(Tile tile) {
        if (transposed == null) {
            transposed = new float[Tile.MAXIMUM_VALUES];
        }
        transpose(values, tile.rows(), tile.columns(), transposed);
        return transposed;
    }

    private static void transpose(float[] from, int rows, int columns, float[] to) {
        for (int rowBlock = 0; rowBlock < rows; rowBlock += TRANSPOSE_BLOCK) {
            int rowEnd = Math.min(rows, rowBlock + TRANSPOSE_BLOCK);
            for (int column = 0; column < columns; column++) {
                for (int row = rowBlock; row < rowEnd; row++) {
                    to[column * rows + row] = from[row * columns + column];
                }
            }
        }
    }

    private void put(Encoding encoding, float[] numbers, int count) {
        if (encoding == Encoding.F32) {
            output.asFloatBuffer().put(numbers, 0, count);
            output.position(output.position() + count * Float.BYTES);
        } else {
            ShortBuffer halves = output.asShortBuffer();
            for (int i = 0; i < count; i++) {
                halves.put(i, Half.fromFloat(numbers[i]));
            }
            output.position(output.position() + count * Short.BYTES);
        }
    }
}
