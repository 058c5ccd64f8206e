package org.phonebank.partitioner.plan;

import java.util.ArrayList;
import java.util.List;
import org.phonebank.partitioner.manifest.Encoding;
import org.phonebank.partitioner.manifest.Segment;
import org.phonebank.partitioner.manifest.StoreFile;
import org.phonebank.partitioner.manifest.StoredWeight;
import org.phonebank.partitioner.manifest.WeightKind;
import org.phonebank.partitioner.quantize.BlockLayout;

/**
 * A planned file with the place of every weight in it.
 *
 * @param stored in the order of the plan's weights
 * @param residentBytes memory the weights take once loaded
 */
public record LaidOutFile(PlannedFile plan, List<StoredWeight> stored, long sizeBytes, long residentBytes) {
    /** Weights start at pages, so that a phone can map them. */
    private static final int ALIGNMENT = 4096;

    public LaidOutFile {
        stored = List.copyOf(stored);
    }

    public static LaidOutFile of(PlannedFile plan) {
        List<StoredWeight> stored = new ArrayList<>();
        long end = 0;
        long resident = 0;
        for (PlannedWeight weight : plan.weights()) {
            StoredWeight place = place(plan.name(), weight, aligned(end));
            stored.add(place);
            end = place.end();
            resident += residentBytes(place);
        }
        return new LaidOutFile(plan, stored, end, resident);
    }

    /**
     * What a manifest says of the file.
     *
     * @param sha256 of what was written
     */
    public StoreFile described(String sha256) {
        return new StoreFile(plan.name(), plan.role(), plan.layer(), sizeBytes, sha256, residentBytes);
    }

    private static StoredWeight place(String file, PlannedWeight weight, long offset) {
        Encoding encoding = weight.encoding();
        if (!encoding.quantized()) {
            Segment data = new Segment(offset, weight.elements() * encoding.bits() / 8);
            return new StoredWeight(
                    weight.name(), file, weight.kind(), encoding, weight.shape(), 0, data, null, null, null);
        }
        BlockLayout layout = weight.format().layout();
        Segment data = new Segment(offset, weight.rows() * layout.bytesPerRow(weight.columns()));
        Segment scales =
                new Segment(aligned(data.end()), weight.rows() * layout.blocksPerRow(weight.columns()) * Float.BYTES);
        Segment zeroPoints = null;
        if (weight.format().zeroPoints()) {
            zeroPoints =
                    new Segment(aligned(scales.end()), weight.rows() * layout.zeroPointBytesPerRow(weight.columns()));
        }
        return new StoredWeight(
                weight.name(),
                file,
                weight.kind(),
                encoding,
                weight.shape(),
                layout.blockSize(),
                data,
                scales,
                zeroPoints,
                null);
    }

    private static long residentBytes(StoredWeight weight) {
        boolean widened = weight.kind() == WeightKind.LINEAR && weight.encoding() == Encoding.F16;
        return widened ? 2 * weight.data().length() : weight.storedBytes();
    }

    private static long aligned(long offset) {
        return (offset + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}
