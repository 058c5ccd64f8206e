package org.phonebank.virtual.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PhoneProfilesTest {
    @Test
    void areAtLeastEightDifferentPhonesOfTheirYears() {
        assertThat(PhoneProfiles.all()).hasSizeGreaterThanOrEqualTo(8).allSatisfy(profile -> {
            assertThat(profile.year()).isBetween(2016, 2020);
            assertThat(profile.cores()).isBetween(4, 8);
            assertThat(profile.androidApi()).isGreaterThanOrEqualTo(26);
            assertThat(profile.is64Bit()).isTrue();
        });
        assertThat(PhoneProfiles.all().stream().map(PhoneProfile::id)).doesNotHaveDuplicates();
    }

    @Test
    void aProfileIsReadWhole() {
        PhoneProfile pixel = PhoneProfiles.byId("pixel").orElseThrow();

        assertThat(pixel.name()).isEqualTo("Google Pixel");
        assertThat(pixel.maxMhz()).isEqualTo(2150);
        assertThat(pixel.link())
                .isEqualTo(new LinkProfile(Duration.ofNanos(250_000), Duration.ofNanos(100_000), 110_000_000));
        assertThat(pixel.withRamBytes(1 << 30).ramBytes()).isEqualTo(1 << 30);
        assertThat(PhoneProfiles.byId("none")).isEmpty();
    }
}
