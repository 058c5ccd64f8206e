package org.phonebank.pipeline.link;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsChannelCredentials;
import io.grpc.TlsServerCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.pipeline.security.IssuedIdentity;
import org.phonebank.pipeline.security.LabAuthority;
import org.phonebank.protocol.frame.Frame;
import org.phonebank.protocol.v1.DescribeRequest;
import org.phonebank.protocol.v1.WorkerControlGrpc;

class WorkerTlsTest {
    private static final String SERIAL = "VP01";

    @TempDir
    private Path home;

    private final ScriptedControl control = new ScriptedControl();
    private final ScriptedFrames frames = new ScriptedFrames();
    private LabAuthority lab;
    private Server server;

    @BeforeEach
    void startWorker() throws IOException {
        lab = LabAuthority.openOrCreate(home.resolve("lab"));
        server = startServer(lab.issue(SERIAL), lab.caPem());
    }

    @AfterEach
    void stopWorker() {
        server.shutdownNow();
    }

    @Test
    void workerAndDesktopOfOneLabAcceptEachOther() throws Exception {
        try (WorkerClient client = client(SERIAL, lab)) {
            assertThat(client.describe().getRunId()).isEqualTo("run");
        }
    }

    @Test
    void framesOfMegabytesTravel() throws Exception {
        try (WorkerClient client = client(SERIAL, lab);
                StageLink link = client.openStage("shard-00-12")) {
            int[] tokens = new int[1 << 20];
            var answer = link.send(Frame.tokens(0, 1, 0, tokens, 0));
            await().until(() -> !frames.received.isEmpty());
            Frame request = frames.received.get(0);

            frames.answers().onNext(request.accepted(List.of()));

            assertThat(request.count()).isEqualTo(tokens.length);
            assertThat(answer.join().count()).isEqualTo(tokens.length);
        }
    }

    @Test
    void desktopOfAnotherLabIsRefused() throws Exception {
        LabAuthority stranger = LabAuthority.openOrCreate(home.resolve("stranger"));
        try (WorkerClient client = client(SERIAL, stranger)) {
            assertThatThrownBy(client::describe)
                    .hasMessage("Pixel 2 and this lab do not accept each other's certificates; provision the phone"
                            + " again, and check its clock.");
        }
        assertThat(control.requests).isEmpty();
    }

    @Test
    void workerRefusesAStrangerWhoTrustsIt() throws Exception {
        LabAuthority stranger = LabAuthority.openOrCreate(home.resolve("stranger"));

        assertThat(describeAs(stranger.desktopIdentity())).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(control.requests).isEmpty();
    }

    @Test
    void certificateOfAWorkerCommandsNoOtherWorker() throws Exception {
        assertThat(describeAs(lab.issue("VP02"))).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(control.requests).isEmpty();
    }

    @Test
    void workerOfAnotherPhoneIsNotTakenForThisOne() throws Exception {
        try (WorkerClient client = client("VP02", lab)) {
            WorkerException thrown = catchThrowableOfType(WorkerException.class, client::describe);
            assertThat(thrown.code()).isEqualTo(Status.Code.UNAVAILABLE);
            assertThat(thrown).hasMessageContaining("do not accept each other's certificates");
        }
        assertThat(control.requests).isEmpty();
    }

    @Test
    void workerThatIsGoneIsUnreachable() throws Exception {
        try (WorkerClient client = client(SERIAL, lab)) {
            server.shutdownNow().awaitTermination();

            assertThatThrownBy(client::describe)
                    .hasMessageContaining("cannot be reached (")
                    .hasMessageContaining("onnection refused");
        }
    }

    private Server startServer(IssuedIdentity identity, String caPem) throws IOException {
        var credentials = TlsServerCredentials.newBuilder()
                .keyManager(stream(identity.certificatePem()), stream(identity.privateKeyPem()))
                .trustManager(stream(caPem))
                .clientAuth(TlsServerCredentials.ClientAuth.REQUIRE)
                .build();
        return NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), credentials)
                .maxInboundMessageSize(16 << 20)
                .addService(control)
                .addService(frames.service())
                .build()
                .start();
    }

    private WorkerClient client(String serial, LabAuthority authority) {
        return WorkerClient.connect(
                new WorkerEndpoint(
                        serial, "Pixel 2", InetAddress.getLoopbackAddress().getHostAddress(), server.getPort()),
                authority);
    }

    private Status.Code describeAs(IssuedIdentity identity) throws IOException {
        var credentials = TlsChannelCredentials.newBuilder()
                .keyManager(stream(identity.certificatePem()), stream(identity.privateKeyPem()))
                .trustManager(stream(lab.caPem()))
                .build();
        ManagedChannel channel = NettyChannelBuilder.forAddress(
                        InetAddress.getLoopbackAddress().getHostAddress(), server.getPort(), credentials)
                .overrideAuthority(LabAuthority.workerName(SERIAL))
                .build();
        try {
            StatusRuntimeException thrown =
                    catchThrowableOfType(StatusRuntimeException.class, () -> WorkerControlGrpc.newBlockingStub(channel)
                            .describe(DescribeRequest.getDefaultInstance()));
            return thrown.getStatus().getCode();
        } finally {
            channel.shutdownNow();
        }
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(US_ASCII));
    }
}
