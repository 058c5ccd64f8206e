package org.phonebank.adb.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdbBannerTest {
    @Test
    void readsWhatAPhoneSends() throws AdbWireException {
        assertThat(AdbBanner.parse("device::ro.product.name=sailfish;ro.product.model=Pixel;"
                        + "ro.product.device=sailfish;features=cmd,stat_v2,shell_v2"))
                .isEqualTo(new AdbBanner(
                        "device",
                        Map.of(
                                "ro.product.name", "sailfish",
                                "ro.product.model", "Pixel",
                                "ro.product.device", "sailfish"),
                        List.of("cmd", "stat_v2", "shell_v2")));
    }

    @Test
    void readsWhatAnOldDesktopSends() throws AdbWireException {
        assertThat(AdbBanner.parse("host::")).isEqualTo(new AdbBanner("host", Map.of(), List.of()));
    }

    @Test
    void separatorsInValuesCannotAddProperties() {
        AdbBanner banner = new AdbBanner("device", Map.of("ro.product.model", "a;features=b"), List.of("cmd"));

        assertThat(banner.text()).isEqualTo("device::ro.product.model=a_features_b;features=cmd");
    }

    @Test
    void anEndlessBannerIsRefused() {
        assertThatThrownBy(() -> AdbBanner.parse("device::" + "x".repeat(5000))).isInstanceOf(AdbWireException.class);
    }
}
