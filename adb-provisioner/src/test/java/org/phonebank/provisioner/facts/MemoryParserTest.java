package org.phonebank.provisioner.facts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryParserTest {
    @Test
    void readsTotalAndAvailable() {
        String android9 = """
                MemTotal:        3634412 kB
                MemFree:          112804 kB
                MemAvailable:    1423780 kB
                Buffers:           11368 kB
                Cached:          1370252 kB
                SwapCached:        15560 kB
                """;
        assertThat(MemoryParser.parse(android9)).contains(new MemoryParser.Memory(3634412L << 10, 1423780L << 10));
    }

    @Test
    void addsUpWhatAnOldKernelTells() {
        String kernel310 = """
                MemTotal:        1908788 kB
                MemFree:           53328 kB
                Buffers:           18904 kB
                Cached:           632388 kB
                SwapCached:            0 kB
                """;
        assertThat(MemoryParser.parse(kernel310))
                .contains(new MemoryParser.Memory(1908788L << 10, (53328L + 18904 + 632388) << 10));
    }

    @Test
    void otherTextIsNoMemory() {
        assertThat(MemoryParser.parse("cat: /proc/meminfo: Permission denied")).isEmpty();
        assertThat(MemoryParser.parse("MemTotal: 99999999999999999999999999 kB\nMemFree: 1 kB"))
                .isEmpty();
    }
}
