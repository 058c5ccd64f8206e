package org.phonebank.partitioner.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.manifest.Encoding;
import org.phonebank.partitioner.manifest.FileRole;
import org.phonebank.partitioner.manifest.StoredWeight;
import org.phonebank.partitioner.plan.LaidOutFile;
import org.phonebank.partitioner.plan.PlannedFile;
import org.phonebank.partitioner.plan.PlannedWeight;
import org.phonebank.partitioner.plan.RowSource.Columns;
import org.phonebank.partitioner.plan.RowSource.Stacked;
import org.phonebank.partitioner.plan.WeightFormat;
import org.phonebank.partitioner.quantize.ScaleSearch;
import org.phonebank.partitioner.testing.GeneratedTensors;

class TileConverterTest {
    @TempDir
    Path temporary;

    static Stream<WeightFormat> formats() {
        return Stream.of(
                WeightFormat.F32,
                WeightFormat.F16,
                new WeightFormat(Encoding.Q8, 64, false, ScaleSearch.ROUND_TO_NEAREST),
                new WeightFormat(Encoding.Q4, 32, true, ScaleSearch.LEAST_SQUARES));
    }

    /** More rows than a tile of either order has, more columns too, and rows that fill no block. */
    @ParameterizedTest
    @MethodSource("formats")
    void matrixHeldByColumnsIsStoredLikeOneHeldByRows(WeightFormat format) throws Exception {
        int rows = 1_500;
        int columns = 1_020;
        float[] byRows = new float[rows * columns];
        float[] byColumns = new float[rows * columns];
        Random random = new Random(2);
        for (int i = 0; i < byRows.length; i++) {
            byRows[i] = (float) random.nextGaussian();
            byColumns[i % columns * rows + i / columns] = byRows[i];
        }
        GeneratedTensors tensors = new GeneratedTensors()
                .add("rows", List.of((long) rows, (long) columns), index -> byRows[(int) index])
                .add("columns", List.of((long) columns, (long) rows), index -> byColumns[(int) index]);
        Written fromRows = write(tensors, PlannedWeight.linear("w", format, columns, Stacked.of("rows", rows)));
        Written fromColumns =
                write(tensors, PlannedWeight.linearByColumns("w", format, columns, rows, new Columns("columns")));
        assertThat(fromColumns.bytes()).isEqualTo(fromRows.bytes());
        assertThat(fromColumns.weight().withError(null))
                .isEqualTo(fromRows.weight().withError(null));
        assertThat(fromColumns.weight().error() != null)
                .isEqualTo(format.encoding().quantized());
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Written(StoredWeight weight, byte[] bytes) {}

    private Written write(GeneratedTensors tensors, PlannedWeight weight) throws IOException, ModelPackageException {
        LaidOutFile plan = LaidOutFile.of(new PlannedFile("file.bin", FileRole.LAYER, 0, List.of(weight)));
        Path folder = Files.createTempDirectory(temporary, "store");
        try (WeightFile file = new WeightFile(plan, folder)) {
            Progress progress = new Progress((step, done, total) -> {}, "Writing", plan.sizeBytes());
            TileConverter converter = new TileConverter(tensors, progress);
            List<Tile> tiles = Tile.cut(weight, plan.stored().get(0), file);
            assertThat(tiles).hasSizeGreaterThan(1);
            for (Tile tile : tiles) {
                converter.work(tile);
            }
            return new Written(file.errors().of(plan.stored()).get(0), Files.readAllBytes(folder.resolve("file.bin")));
        }
    }
}
