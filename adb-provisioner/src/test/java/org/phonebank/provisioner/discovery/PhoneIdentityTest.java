package org.phonebank.provisioner.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PhoneIdentityTest {
    @Test
    void readsSerialModelAndMark() {
        assertThat(PhoneIdentity.parse("VP01\r\nPixel 3a\r\n1\r\n"))
                .isEqualTo(new PhoneIdentity("VP01", "Pixel 3a", true));
        assertThat(PhoneIdentity.parse("FA79X1A01234\nPixel\n\n"))
                .isEqualTo(new PhoneIdentity("FA79X1A01234", "Pixel", false));
    }

    @Test
    void aSerialIsAlwaysFitToBeAFileName() {
        assertThat(PhoneIdentity.parse("../../etc/passwd\nx\n\n").serial()).isEqualTo(".._.._etc_passwd");
        assertThat(PhoneIdentity.parse("..\nx\n\n").serial()).isEmpty();
        assertThat(PhoneIdentity.parse("A".repeat(999)).serial()).hasSize(64);
    }

    @Test
    void aPhoneThatTellsNothingHasNoSerial() {
        assertThat(PhoneIdentity.parse("")).isEqualTo(new PhoneIdentity("", "", false));
    }
}
