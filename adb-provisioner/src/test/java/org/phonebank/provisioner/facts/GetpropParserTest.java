package org.phonebank.provisioner.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class GetpropParserTest {
    @Test
    void readsPropertiesWithEmptyAndBracketedValues() {
        String text = """
                [dalvik.vm.heapsize]: [512m]
                [gsm.operator.alpha]: []
                [ro.product.model]: [Moto G (5) Plus [XT1685]]
                [ro.build.version.sdk]: [27]
                """;
        assertThat(GetpropParser.parse(text))
                .isEqualTo(Map.of(
                        "dalvik.vm.heapsize", "512m",
                        "gsm.operator.alpha", "",
                        "ro.product.model", "Moto G (5) Plus [XT1685]",
                        "ro.build.version.sdk", "27"));
    }

    @Test
    void aValueOfSeveralLinesKeepsItsFirst() {
        String text = """
                [persist.sys.boot.reason.history]: [reboot,1700000000
                shutdown,1690000000]
                [ro.product.model]: [Pixel 3a]
                """;
        assertThat(GetpropParser.parse(text.replace("\n", "\r\n")))
                .isEqualTo(
                        Map.of("persist.sys.boot.reason.history", "reboot,1700000000", "ro.product.model", "Pixel 3a"));
    }
}
