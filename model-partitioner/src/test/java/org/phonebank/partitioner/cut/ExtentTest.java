package org.phonebank.partitioner.cut;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExtentTest {
    @Test
    void sumsAndProductsFollowTokensAndPast() {
        assertThat(Extent.TOKENS.plus(Extent.PAST)).isEqualTo(Extent.TOTAL);
        assertThat(Extent.TOTAL.minus(Extent.PAST)).isEqualTo(Extent.TOKENS);
        assertThat(Extent.TOTAL.times(Extent.of(3)).dividedBy(Extent.of(3))).isEqualTo(Extent.TOTAL);
    }

    @Test
    void whatIsNoSumOfMultiplesIsUnknown() {
        assertThat(Extent.TOKENS.times(Extent.PAST)).isEqualTo(Extent.UNKNOWN);
        assertThat(Extent.TOTAL.dividedBy(Extent.of(2))).isEqualTo(Extent.UNKNOWN);
        assertThat(Extent.ONE.dividedBy(Extent.ZERO)).isEqualTo(Extent.UNKNOWN);
    }

    @Test
    void overflowIsUnknown() {
        assertThat(Extent.of(Long.MAX_VALUE).plus(Extent.ONE)).isEqualTo(Extent.UNKNOWN);
        assertThat(Extent.of(Long.MIN_VALUE).times(Extent.of(-1))).isEqualTo(Extent.UNKNOWN);
        assertThat(Extent.of(Long.MIN_VALUE).dividedBy(Extent.of(-1))).isEqualTo(Extent.UNKNOWN);
    }

    @Test
    void comparisonsHoldForEveryStep() {
        assertThat(Extent.TOTAL.atLeast(Extent.TOKENS)).isTrue();
        assertThat(Extent.TOKENS.atLeast(Extent.ONE)).isTrue();
        assertThat(Extent.PAST.atLeast(Extent.ONE)).isFalse();
        assertThat(Extent.TOKENS.differs(Extent.ZERO)).isTrue();
        assertThat(Extent.TOTAL.differs(Extent.TOKENS)).isFalse();
        assertThat(Extent.TOKENS.differs(Extent.of(-1))).isTrue();
    }
}
