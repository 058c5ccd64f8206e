package org.phonebank.provisioner.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeviceTextTest {
    @Test
    void controlAndFormatCharactersBecomeSingleSpaces() {
        assertThat(DeviceText.name("Pixel\u001b[31m\n\n3a\u202e\0x")).isEqualTo("Pixel [31m 3a x");
    }

    @Test
    void namesAreCutWithoutSplittingACharacter() {
        assertThat(DeviceText.line("ab😀cd", 3)).isEqualTo("ab");
        assertThat(DeviceText.name("x".repeat(500))).hasSize(100);
    }

    @Test
    void ordinaryNamesOfAnyScriptStay() {
        assertThat(DeviceText.name("红米 Note 8 (2021)")).isEqualTo("红米 Note 8 (2021)");
    }
}
