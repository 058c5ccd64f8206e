package org.phonebank.pipeline.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.phonebank.partitioner.manifest.ModelManifest;

class LayerCapacityTest {
    private static final long MEGA = 1_000_000;
    private static final long RESERVE = 5 * MEGA;
    private static final PlanOptions OPTIONS = new PlanOptions(PlanOptions.Spread.FEWEST, 2, RESERVE);

    /** Twelve layers of 10 MB, an embedding of 15 MB, a head of 25 MB, 1 MB that everybody needs. */
    private final ModelManifest model = Models.of(15 * MEGA, 25 * MEGA, MEGA, tenMega(12));

    private final long layer = 10 * MEGA + 2 * Models.CACHE;

    @Test
    void embeddingAndHeadTakeTheRoomOfLayers() {
        assertThat(capacity(RESERVE + MEGA + 4 * layer))
                .isEqualTo(new LayerCapacity(2, 4, 1, false, OptionalInt.of(5)));
    }

    @Test
    void oneByteLessIsOneLayerLess() {
        assertThat(capacity(RESERVE + MEGA + 4 * layer - 1).middle()).isEqualTo(3);
    }

    @Test
    void wholeModelFitsAtExactlyItsSize() {
        long whole = RESERVE + (15 + 25 + 1) * MEGA + 12 * layer;
        assertThat(capacity(whole)).isEqualTo(new LayerCapacity(11, 10, 11, true, OptionalInt.of(1)));
        assertThat(capacity(whole - 1).whole()).isFalse();
        assertThat(capacity(whole - 1).phones()).hasValue(2);
    }

    @Test
    void tooSmallPhonesHoldNothingHoweverMany() {
        assertThat(capacity(RESERVE)).isEqualTo(new LayerCapacity(0, 0, 0, false, OptionalInt.empty()));
        assertThat(capacity(RESERVE + MEGA + layer).phones()).isEmpty();
    }

    @Test
    void plannerNeedsJustAsManyPhones() throws Exception {
        for (long room = 38 * MEGA; room < 200 * MEGA; room += 7 * MEGA) {
            LayerCapacity capacity = capacity(room + RESERVE);
            List<PhoneCapacity> phones = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                phones.add(new PhoneCapacity("P" + i, "Phone " + i, room + RESERVE, 1));
            }
            assertThat(capacity.phones())
                    .hasValue(
                            new Planner().plan(model, phones, OPTIONS).stages().size());
        }
    }

    private static long[] tenMega(int layers) {
        return LongStream.generate(() -> 10 * MEGA).limit(layers).toArray();
    }

    private LayerCapacity capacity(long availableBytes) {
        return LayerCapacity.of(model, availableBytes, OPTIONS);
    }
}
