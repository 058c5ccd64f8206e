package org.phonebank.virtual.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ProcessTest {
    @Test
    void signalsHaveNamesAndNumbers() {
        assertThat(Signals.parse("9")).isEqualTo(OptionalInt.of(Signals.KILL));
        assertThat(Signals.parse("SIGTERM")).isEqualTo(OptionalInt.of(Signals.TERMINATE));
        assertThat(Signals.parse("hup")).isEqualTo(OptionalInt.of(Signals.HANG_UP));
        assertThat(Signals.parse("0")).isEqualTo(OptionalInt.of(Signals.NONE));
        assertThat(Signals.parse("99")).isEmpty();
    }

    @Test
    void residentMemoryIsReadFromLinux() {
        assertThat(ResidentMemory.parse("Name:\tjava\nVmHWM:\t  999 kB\nVmRSS:\t  123 kB\n"))
                .isEqualTo(123 << 10);
        assertThat(ResidentMemory.parse("Name:\tgone\n")).isZero();
    }
}
