package org.phonebank.provisioner.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DiscoverySettingsTest {
    @Test
    void takesTheServerPortThatAdbWouldTake() {
        assertThat(DiscoverySettings.portOf("5038")).isEqualTo(5038);
    }

    @Test
    void fallsBackToTheStandardPortWhenTheVariableIsNoPort() {
        assertThat(DiscoverySettings.portOf("")).isEqualTo(5037);
        assertThat(DiscoverySettings.portOf("99999")).isEqualTo(5037);
        assertThat(DiscoverySettings.portOf("-1")).isEqualTo(5037);
    }
}
