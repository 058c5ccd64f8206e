package org.phonebank.provisioner.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phonebank.provisioner.device.PhoneAdvice;
import org.phonebank.provisioner.device.PhoneProblem;
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
        ServerState read = ServerState.of(device(word), false, PhoneAdvice.NONE);

        assertThat(read.state()).isEqualTo(state);
        assertThat(read.explanation().english()).contains(advice);
    }

    @Test
    void aPhoneIsReadyOnceItToldWhoItIs() {
        assertThat(ServerState.of(device("device"), false, PhoneAdvice.NONE).state())
                .isEqualTo(PhoneState.CONNECTING);
        PhoneAdvice silent = PhoneAdvice.of(PhoneProblem.NO_ANSWER, "A1");
        assertThat(ServerState.of(device("device"), false, silent))
                .isEqualTo(new ServerState(PhoneState.OFFLINE, silent));
        assertThat(ServerState.of(device("device"), true, PhoneAdvice.NONE))
                .isEqualTo(new ServerState(PhoneState.READY, PhoneAdvice.NONE));
    }
}
