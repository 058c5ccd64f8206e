package org.phonebank.desktop.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantitiesTest {

    @ParameterizedTest
    @CsvSource({"0, 0 B", "999, 999 B", "1000, 1.0 KB", "15750000, 15.8 MB", "3000000000, 3.0 GB", "150000000, 150 MB"})
    void bytesAreShortWithAUnit(long bytes, String words) {
        assertThat(Quantities.bytes(bytes)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"84, 84 ms", "1449, 1.4 s", "59999, 60.0 s", "125000, 2 min 5 s"})
    void durationsAreRoundedAsAPersonWould(long millis, String words) {
        assertThat(Quantities.duration(Duration.ofMillis(millis))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"3072, '3,072'", "7930000, 7.9 million", "1100000000, 1.1 billion"})
    void countsAreShort(long count, String words) {
        assertThat(Quantities.count(count)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"1, 1 phone", "0, 0 phones", "3, 3 phones"})
    void nounsFollowTheirNumber(long count, String words) {
        assertThat(Quantities.plural(count, "phone")).isEqualTo(words);
    }
}
