package org.phonebank.virtual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultRequestTest {
    @ParameterizedTest
    @EnumSource
    void everyFaultIsReadByItsWordAndHasASentence(Fault fault) {
        assertThat(FaultRequest.parse(fault.word())).isEqualTo(FaultRequest.of(fault));
        assertThat(fault.sentence("VP03")).contains("VP03").endsWith(".").doesNotContain("%s");
    }

    @Test
    void theFirstVariantIsTheUsualOne() {
        assertThat(FaultRequest.parse("corrupt")).isEqualTo(new FaultRequest(Fault.CORRUPT, "nan"));
        assertThat(FaultRequest.parse("corrupt:drift")).isEqualTo(new FaultRequest(Fault.CORRUPT, "drift"));
        assertThat(FaultRequest.parse("Slow-Link")).hasToString("slow-link");
        assertThat(FaultRequest.parse("hang:compute")).hasToString("hang:compute");
    }

    @Test
    void whatIsUnknownIsRefusedWithWhatThereIs() {
        assertThatThrownBy(() -> FaultRequest.parse("explode"))
                .hasMessage(
                        "There is no fault \"explode\"; there are kill, unplug, plug, slow-link, drop-link, overheat,"
                                + " cool, drain, charge, busy, corrupt, hang, reboot, none.");
        assertThatThrownBy(() -> FaultRequest.parse("corrupt:loudly"))
                .hasMessage("The fault corrupt has no variant \"loudly\"; it has nan, shape, drift.");
        assertThatThrownBy(() -> FaultRequest.parse("kill:softly"))
                .hasMessage("The fault kill has no variants; leave out \":softly\".");
    }
}
