package org.phonebank.partitioner.family;

import java.util.List;
import org.phonebank.partitioner.config.RopeSettings;
import org.phonebank.partitioner.manifest.RopeTable;
import org.phonebank.partitioner.plan.PlannedWeight;

/**
 * Cosine and sine per position and pair of head values. Frequencies and angles are rounded to single precision where
 * the reference implementation does, because at high positions the rounding of an angle is visible in the result.
 */
final class RopeTables {
    private RopeTables() {}

    static List<PlannedWeight> plan(RopeSettings rope, int contextLength) {
        RopeTable table = rope.table(contextLength);
        return List.of(
                table(table.cosine(), table, contextLength, new Rows(rope, table.switchBeyond(), true)),
                table(table.sine(), table, contextLength, new Rows(rope, table.switchBeyond(), false)));
    }

    private static PlannedWeight table(String name, RopeTable table, int contextLength, Rows rows) {
        int count = Math.addExact(table.switchBeyond(), contextLength);
        return PlannedWeight.table(name, count, table.dimensions() / 2, rows::fill);
    }

    /** Rows for short sequences, if there is a difference, and those for long ones after them. */
    private static final class Rows {
        private final float[] shortFrequencies;
        private final float[] longFrequencies;
        private final double factor;
        private final int switchBeyond;
        private final boolean cosine;

        Rows(RopeSettings rope, int switchBeyond, boolean cosine) {
            this.shortFrequencies = RopeFrequencies.of(rope, false);
            this.longFrequencies = RopeFrequencies.of(rope, true);
            this.factor = RopeFrequencies.attentionFactor(rope);
            this.switchBeyond = switchBeyond;
            this.cosine = cosine;
        }

        void fill(int row, float[] values, int offset) {
            boolean isLong = switchBeyond != 0 && row >= switchBeyond;
            float[] frequencies = isLong ? longFrequencies : shortFrequencies;
            int position = isLong ? row - switchBeyond : row;
            for (int pair = 0; pair < frequencies.length; pair++) {
                float angle = position * frequencies[pair];
                values[offset + pair] = (float) ((cosine ? Math.cos(angle) : Math.sin(angle)) * factor);
            }
        }
    }
}
