package org.phonebank.provisioner.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ShellTextTest {
    @Test
    void quotesWhatWouldEndTheWord() {
        assertThat(ShellText.quote("/sdcard/it's; rm -rf $HOME")).isEqualTo("'/sdcard/it'\\''s; rm -rf $HOME'");
    }

    @Test
    void refusesAZeroCharacter() {
        assertThatThrownBy(() -> ShellText.quote("a\0b")).isInstanceOf(IllegalArgumentException.class);
    }
}
