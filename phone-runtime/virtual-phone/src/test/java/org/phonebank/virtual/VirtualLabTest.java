package org.phonebank.virtual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.virtual.profile.PhoneProfiles;

@Timeout(120)
class VirtualLabTest {
    @TempDir
    Path data;

    @Test
    void holdsManyPhonesOfDifferentModels() throws IOException {
        try (VirtualLab lab = VirtualLab.start(VirtualLabSettings.of(data, 45))) {
            for (VirtualPhone phone : lab.phones()) {
                try (TestDesktop desktop = TestDesktop.connected(phone)) {
                    assertThat(desktop.shell("getprop ro.serialno; getprop ro.product.model"))
                            .isEqualTo(phone.serial() + "\n" + phone.profile().model() + "\n");
                }
            }
            assertThat(lab.phones().stream().map(VirtualPhone::serial)).contains("VP01", "VP45");
            assertThat(lab.phones().stream().map(phone -> phone.profile().id()).distinct())
                    .hasSize(PhoneProfiles.all().size());
        }
    }

    @Test
    void takesTheNextPortWhenOneIsBusyUnlessAnExactOneWasAskedFor() throws IOException {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            VirtualLabSettings settings = VirtualLabSettings.of(data, 1).withPorts(busy.getLocalPort(), false);

            try (VirtualLab lab = VirtualLab.start(settings)) {
                assertThat(lab.phones().get(0).address().getPort()).isGreaterThan(busy.getLocalPort());
            }
            assertThatThrownBy(() -> VirtualLab.start(settings.withPorts(busy.getLocalPort(), true)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("Port " + busy.getLocalPort()
                            + " on this machine is taken by another program; the virtual phone VP01 needs another.");
        }
    }

    @Test
    void takesPhonesInAndLetsThemGo() throws IOException {
        try (VirtualLab lab = VirtualLab.empty(VirtualLabSettings.of(data, 1))) {
            lab.add(0);
            VirtualPhone second = lab.add(1);
            lab.remove("VP01");
            lab.remove("VP09");

            assertThat(lab.phones()).containsExactly(second);
            assertThat(lab.add(0).serial()).isEqualTo("VP01");
        }
    }

    @Test
    void refusesAStorageThatAnotherPhoneUses() throws IOException {
        try (VirtualLab lab = VirtualLab.start(VirtualLabSettings.of(data, 1))) {
            assertThatThrownBy(() -> VirtualLab.start(VirtualLabSettings.of(data, 2)))
                    .isInstanceOf(StorageInUseException.class)
                    .hasMessage("The storage " + lab.phones().get(0).storage()
                            + " of the virtual phone VP01 is in use by another virtual phone; wait for the other demo,"
                            + " end its phones with ./phonebank virtual stop, or set PHONEBANK_HOME to another"
                            + " folder.");
        }
        VirtualLab.start(VirtualLabSettings.of(data, 2)).close();
    }

    @Test
    void keepsOffThePortsOfEmulators() {
        assertThatThrownBy(() -> VirtualPhoneSettings.of(PhoneProfiles.all().get(0), "VP01", data)
                        .withPort(5560))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("choose another");
    }
}
