package org.phonebank.desktop.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversationCountTest {
    @ParameterizedTest
    @CsvSource({"1, 100, 4", "3, 100, 5", "12, 100, 14", "40, 100, 16", "12, 6, 6", "12, 2, 2", "12, 0, 2"})
    void oneForEachStageOneForAChatAndOneToSpareAsFarAsThereIsRoom(int stages, int room, int count) {
        assertThat(ConversationCount.of(stages, wanted -> wanted <= room)).isEqualTo(count);
    }
}
