package org.phonebank.virtual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The lab in a process of its own. */
@Timeout(180)
class VirtualLabClientTest {
    @TempDir
    Path data;

    @AfterEach
    void stop() throws IOException {
        new VirtualLabClient(data).stop();
    }

    @Test
    void startsListsAndStops() throws IOException {
        VirtualLabClient client = new VirtualLabClient(data);

        List<VirtualLabClient.Phone> phones = client.start(VirtualLabSettings.of(data, 2));

        assertThat(phones.stream().map(VirtualLabClient.Phone::serial)).containsExactly("VP01", "VP02");
        assertThat(client.list()).contains(phones);
        try (TestDesktop desktop = new TestDesktop(address(phones.get(1)))) {
            desktop.introduce();
            assertThat(desktop.read().text()).startsWith("device::");
        }
        assertThatThrownBy(() -> client.start(VirtualLabSettings.of(data, 1))).hasMessageContaining("runs already");
        assertThat(client.stop()).isTrue();
        assertThat(client.list()).isEmpty();
        assertThat(client.stop()).isFalse();
    }

    @Test
    void saysInOneSentenceWhyItCannotStart() throws IOException {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> new VirtualLabClient(data)
                            .start(VirtualLabSettings.of(data, 1).withPorts(busy.getLocalPort(), true)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("Port " + busy.getLocalPort()
                            + " on this machine is taken by another program; the virtual phone VP01 needs another.");
        }
    }

    @Test
    void removesTheTracesOfALabThatDied() throws IOException {
        new LabState(ProcessHandle.current().pid(), 1, "token", List.of()).write(data);

        assertThat(new VirtualLabClient(data).list()).isEmpty();
        assertThat(LabState.file(data)).doesNotExist();
    }

    @Test
    void itsWorkersDieEvenWhenItIsKilled() throws Exception {
        VirtualLabClient client = new VirtualLabClient(data);
        List<VirtualLabClient.Phone> phones = client.start(VirtualLabSettings.of(data, 1));
        VirtualPhoneProcessTest.copyWorker(data.resolve("virtual/VP01"));
        ProcessHandle worker;
        try (TestDesktop desktop = new TestDesktop(address(phones.get(0)))) {
            desktop.introduce();
            desktop.read();
            worker = ProcessHandle.of(
                            Long.parseLong(desktop.shell("CLASSPATH=/data/local/tmp/bundle nohup app_process / "
                                            + TinyWorker.class.getName() + " </dev/null >/dev/null 2>&1 & echo $!")
                                    .strip()))
                    .orElseThrow();
        }

        ProcessHandle.of(LabState.read(data).orElseThrow().pid()).orElseThrow().destroyForcibly();

        worker.onExit().get();
        assertThat(client.list()).isEqualTo(Optional.empty());
        assertThat(Files.exists(LabState.file(data))).isFalse();
    }

    private static InetSocketAddress address(VirtualLabClient.Phone phone) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), phone.port());
    }
}
