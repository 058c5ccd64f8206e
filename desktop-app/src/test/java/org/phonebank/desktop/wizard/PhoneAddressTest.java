package org.phonebank.desktop.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneAddressTest {
    @Test
    void aPortThatIsLeftOutIsTheOneOfAdb() {
        assertThat(PhoneAddress.parse(" 192.168.1.20 ")).contains(new PhoneAddress("192.168.1.20", 5555));
        assertThat(PhoneAddress.parse("phone-3.lab:6100")).contains(new PhoneAddress("phone-3.lab", 6100));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ":5555",
                "host:",
                "host:0",
                "host:65536",
                "host:x",
                "a b",
                "-x",
                "host:5555:1",
                "h\u0000"
            })
    void anythingElseIsRefused(String text) {
        assertThat(PhoneAddress.parse(text)).isEmpty();
    }

    @Test
    void isWrittenAsItIsRead() {
        PhoneAddress address = new PhoneAddress("10.0.0.7", 5555);

        assertThat(PhoneAddress.parse(address.toString())).contains(address);
    }
}
