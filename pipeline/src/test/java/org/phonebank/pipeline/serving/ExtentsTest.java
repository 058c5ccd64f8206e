package org.phonebank.pipeline.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExtentsTest {
    @Test
    void takesTheFirstGapThatIsWideEnough() {
        Extents extents = new Extents(100);
        assertThat(extents.take(40)).hasValue(0);
        assertThat(extents.take(40)).hasValue(40);

        assertThat(extents.take(21)).isEmpty();
        assertThat(extents.take(20)).hasValue(80);

        extents.giveBack(0, 40);
        assertThat(extents.take(30)).hasValue(0);
        assertThat(extents.take(10)).hasValue(30);
        assertThat(extents.used()).isEqualTo(100);
    }

    @Test
    void neighbouringGapsBecomeOne() {
        Extents extents = new Extents(30);
        for (int i = 0; i < 3; i++) {
            assertThat(extents.take(10)).hasValue(i * 10L);
        }

        extents.giveBack(0, 10);
        extents.giveBack(20, 10);
        extents.giveBack(10, 10);

        assertThat(extents.used()).isZero();
        assertThat(extents.take(30)).hasValue(0);
    }

    @Test
    void noRoomIsNoRoom() {
        assertThat(new Extents(0).take(1)).isEmpty();
    }

    @Test
    void takenPartsNeverOverlap() {
        SplittableRandom random = new SplittableRandom(3);
        Extents extents = new Extents(500);
        boolean[] used = new boolean[500];
        List<long[]> taken = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            if (random.nextBoolean() && !taken.isEmpty()) {
                long[] part = taken.remove(random.nextInt(taken.size()));
                extents.giveBack(part[0], (int) part[1]);
                mark(used, part, false);
            } else {
                int bytes = 1 + random.nextInt(60);
                extents.take(bytes).ifPresent(offset -> {
                    long[] part = {offset, bytes};
                    mark(used, part, true);
                    taken.add(part);
                });
            }
            assertThat(extents.used())
                    .isEqualTo(taken.stream().mapToLong(part -> part[1]).sum());
        }
    }

    private static void mark(boolean[] used, long[] part, boolean value) {
        for (int i = (int) part[0]; i < part[0] + part[1]; i++) {
            assertThat(used[i]).isEqualTo(!value);
            used[i] = value;
        }
    }
}
