package org.phonebank.desktop.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.phonebank.virtual.Fault;
import org.phonebank.virtual.FaultRequest;

class FaultMixTest {
    @Test
    void usualMixHasEveryFaultButAnswersThatNobodyCanTellFromRightOnes() {
        Set<Fault> all = Arrays.stream(Fault.values()).filter(FaultMix::isFault).collect(Collectors.toSet());

        assertThat(FaultMix.usual()).extracting(FaultRequest::fault).containsAll(all);
        assertThat(FaultMix.usual()).doesNotContain(FaultRequest.parse("corrupt:drift"));
    }

    @Test
    void sameSeedGivesTheSameFaults() {
        assertThat(drawn(7)).isEqualTo(drawn(7)).isNotEqualTo(drawn(8));
    }

    @Test
    void whatPeopleDoAboutAFaultIsNoFaultItself() {
        assertThat(EnumSet.allOf(Fault.class).stream().filter(FaultMix::isFault).map(FaultMix::cure))
                .noneMatch(FaultMix::isFault);
    }

    private static List<FaultRequest> drawn(long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, 50)
                .mapToObj(i -> FaultMix.draw(FaultMix.usual(), random))
                .toList();
    }
}
