package org.phonebank.virtual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The lab in a process of its own. */
@Timeout(180)
class VirtualLabClientTest {
    private static final VirtualLabClient.Phone PHONE =
            new VirtualLabClient.Phone("VP01", "Galaxy S8", "SM-G950F", 6101, "ready", List.of());

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
        LabState.ofThisProcess(1, "token", List.of()).write(LabState.file(data));

        assertThat(new VirtualLabClient(data).list()).isEmpty();
        assertThat(LabState.file(data)).doesNotExist();
    }

    @Test
    void labThatRunsButDoesNotAnswerIsKept() throws Exception {
        try (ServerSocket server = muteServer()) {
            LabState silent = LabState.ofThisProcess(server.getLocalPort(), "token", List.of(PHONE));
            silent.write(LabState.file(data));
            VirtualLabClient client = new VirtualLabClient(data);

            assertThat(client.list()).contains(List.of(PHONE));
            assertThatThrownBy(() -> client.unplug("VP01"))
                    .hasMessageStartingWith("The lab of virtual phones does not");
            assertThatThrownBy(client::stop)
                    .hasMessage("The lab of virtual phones does not answer; wait until it does, or end its process "
                            + silent.pid() + ".");
            assertThat(LabState.read(LabState.file(data))).contains(silent);
        }
    }

    @Test
    void labWhoseProcessNumberAndPortWereGivenToOthersHasDied() throws Exception {
        try (ServerSocket server = muteServer()) {
            LabState dead =
                    new LabState(ProcessHandle.current().pid(), 1_000, server.getLocalPort(), "token", List.of(PHONE));
            dead.write(LabState.file(data));
            VirtualLabClient client = new VirtualLabClient(data);

            assertThat(client.all()).isEmpty();
            assertThat(LabState.file(data)).doesNotExist();
            dead.write(LabState.file(data));
            assertThat(client.stop()).isFalse();
        }
    }

    @Test
    void labThatDidNotKeepItsStartIsKeptButItsProcessIsNotNamed() throws Exception {
        try (ServerSocket server = muteServer()) {
            Path file = LabState.file(data);
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file,
                    "{\"pid\":" + ProcessHandle.current().pid() + ",\"controlPort\":" + server.getLocalPort()
                            + ",\"token\":\"t\",\"phones\":[]}");
            VirtualLabClient client = new VirtualLabClient(data);

            assertThat(client.list()).contains(List.of());
            assertThatThrownBy(client::stop)
                    .hasMessage("The lab of virtual phones does not answer; wait until it does, or end the program that"
                            + " it belongs to.");
            Files.delete(file);
        }
    }

    /** Takes connections and says nothing. */
    private static ServerSocket muteServer() throws IOException {
        ServerSocket server = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        new Thread(() -> closeAll(server)).start();
        return server;
    }

    private static void closeAll(ServerSocket server) {
        try {
            while (true) {
                server.accept().close();
            }
        } catch (IOException e) {
            // The test has ended.
        }
    }

    @Test
    void itsWorkersDieEvenWhenItIsKilled() throws Exception {
        VirtualLabClient client = new VirtualLabClient(data);
        List<VirtualLabClient.Phone> phones = client.start(VirtualLabSettings.of(data, 1));
        ProcessHandle worker = startWorker(phones.get(0));

        ProcessHandle.of(LabState.read(LabState.file(data)).orElseThrow().pid())
                .orElseThrow()
                .destroyForcibly();

        worker.onExit().get();
        assertThat(client.list()).isEqualTo(Optional.empty());
        assertThat(Files.exists(LabState.file(data))).isFalse();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void itsHungWorkersDieEvenWhenItIsKilled() throws Exception {
        VirtualLabClient client = new VirtualLabClient(data);
        ProcessHandle worker =
                startWorker(client.start(VirtualLabSettings.of(data, 1)).get(0));
        client.inject("VP01", FaultRequest.of(Fault.HANG));

        ProcessHandle.of(LabState.read(LabState.file(data)).orElseThrow().pid())
                .orElseThrow()
                .destroyForcibly();

        worker.onExit().get();
    }

    @Test
    void faultsReachThePhonesOfAllLabs() throws Exception {
        VirtualLabClient client = new VirtualLabClient(data);
        client.start(VirtualLabSettings.of(data, 1));
        Path other = data.resolve("other");
        try (VirtualLab lab = VirtualLab.start(VirtualLabSettings.of(other, 2));
                PublishedLab published = PublishedLab.open(lab, data)) {
            client.inject("VP01", FaultRequest.of(Fault.SLOW_LINK));
            client.inject("VP02", FaultRequest.parse("corrupt:drift"));

            assertThat(lab.phone("VP02").orElseThrow().faults()).containsExactly(Fault.CORRUPT);
            assertThat(client.all().stream().map(phone -> phone.serial() + phone.faults()))
                    .containsExactly("VP01[slow-link]", "VP01[]", "VP02[corrupt]");
            assertThat(client.list().orElseThrow()).hasSize(1);
            assertThatThrownBy(() -> client.inject("VP09", FaultRequest.of(Fault.KILL)))
                    .hasMessage("There is no virtual phone VP09; there are VP01, VP01, VP02.");
        }

        assertThat(client.all()).hasSize(1);
    }

    @Test
    void whatTellsOfALabIsForItsOwnerOnlyAndGoesWithIt() throws Exception {
        try (VirtualLab lab = VirtualLab.start(VirtualLabSettings.of(data, 1))) {
            PublishedLab published = PublishedLab.open(lab, data);
            assertThat(LabState.files(data)).hasSize(1);
            Path file = LabState.files(data).get(0);
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            }

            published.close();

            assertThat(LabState.files(data)).isEmpty();
        }
        assertThatThrownBy(() -> new VirtualLabClient(data).inject("VP01", FaultRequest.of(Fault.KILL)))
                .hasMessage("No virtual phone runs; start some with: ./phonebank virtual start");
    }

    @Test
    void nobodyWithoutTheTokenIsHeard() throws Exception {
        try (VirtualLab lab = VirtualLab.start(VirtualLabSettings.of(data, 1));
                PublishedLab published = PublishedLab.open(lab, data)) {
            LabState state = LabState.read(LabState.files(data).get(0)).orElseThrow();
            LabState guessed =
                    new LabState(state.pid(), state.processStarted(), state.controlPort(), "guessed", state.phones());

            assertThat(LabCall.ask(guessed, "fault", "VP01", "unplug")).isEmpty();
            assertThat(lab.phones().get(0).isPlugged()).isTrue();
            assertThat(LabCall.ask(state, "fault", "VP01", "explode")
                            .orElseThrow()
                            .error())
                    .startsWith("There is no fault \"explode\"");
            assertThat(LabCall.ask(state, "stop").orElseThrow().error())
                    .isEqualTo("These virtual phones end with the program that uses them.");
        }
    }

    private ProcessHandle startWorker(VirtualLabClient.Phone phone) throws IOException {
        VirtualPhoneProcessTest.copyWorker(data.resolve("virtual").resolve(phone.serial()));
        try (TestDesktop desktop = new TestDesktop(address(phone))) {
            desktop.introduce();
            desktop.read();
            return ProcessHandle.of(Long.parseLong(desktop.shell("CLASSPATH=/data/local/tmp/bundle nohup app_process / "
                                    + TinyWorker.class.getName() + " </dev/null >/dev/null 2>&1 & echo $!")
                            .strip()))
                    .orElseThrow();
        }
    }

    private static InetSocketAddress address(VirtualLabClient.Phone phone) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), phone.port());
    }
}
