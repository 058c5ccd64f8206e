package org.phonebank.provisioner.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phonebank.provisioner.server.ServerDevice;

class ServerStateTest {
    private static ServerDevice device(String state) {
        return new ServerDevice("A1", state, "usb:1-1", "", "");
    }

    @ParameterizedTest
    @CsvSource({
        "unauthorized, UNAUTHORIZED, allow USB debugging",
        "authorizing, CONNECTING, connecting",
        "offline, OFFLINE, plug it in again",
        "recovery, OFFLINE, start it normally",
        "no permissions (user in plugdev group), NO_PERMISSION, plugdev",
        "something new, OFFLINE, something new"
    })
    void everyStateSaysWhatToDo(String word, PhoneState state, String advice) {
        ServerState read = ServerState.of(device(word), false, "");

        assertThat(read.state()).isEqualTo(state);
        assertThat(read.explanation()).contains(advice);
    }

    @Test
    void aPhoneIsReadyOnceItToldWhoItIs() {
        assertThat(ServerState.of(device("device"), false, "").state()).isEqualTo(PhoneState.CONNECTING);
        assertThat(ServerState.of(device("device"), false, "It does not answer."))
                .isEqualTo(new ServerState(PhoneState.OFFLINE, "It does not answer."));
        assertThat(ServerState.of(device("device"), true, "")).isEqualTo(new ServerState(PhoneState.READY, ""));
    }
}
