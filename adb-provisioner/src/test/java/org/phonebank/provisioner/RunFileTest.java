package org.phonebank.provisioner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunFileTest {
    @Test
    void readsPortAndProcess() {
        assertThat(RunFile.parse("{\"port\":12345,\"pid\":99,\"version\":\"0.1.0\"}\n"))
                .contains(new RunFile(12345, 99));
        assertThat(RunFile.parse("{ \"pid\" : 7 , \"port\" : 80 }")).contains(new RunFile(80, 7));
    }

    @Test
    void whatMakesNoSenseIsNoRunFile() {
        assertThat(RunFile.parse("")).isEmpty();
        assertThat(RunFile.parse("{\"port\":99999,\"pid\":99}")).isEmpty();
        assertThat(RunFile.parse("{\"port\":123456789012,\"pid\":99}")).isEmpty();
        assertThat(RunFile.parse("{\"port\":80,\"pid\":1}")).isEmpty();
    }
}
