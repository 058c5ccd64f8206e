package org.phonebank.partitioner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FindingTest {
    @Test
    void tokensOfStrangersSteerNoTerminal() {
        assertThat(new Finding(true, "an answer ends with <\u001b[2J\n> (7)").words())
                .isEqualTo("an answer ends with <?[2J > (7)");
    }
}
