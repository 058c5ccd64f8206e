package org.phonebank.worker;

import io.grpc.Attributes;
import io.grpc.BindableService;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallExecutorSupplier;
import io.grpc.ServerCredentials;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServerTransportFilter;
import io.grpc.TlsServerCredentials;
import io.grpc.okhttp.OkHttpServerBuilder;
import java.io.IOException;
import java.net.BindException;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.phonebank.protocol.frame.FrameStream;

/** The worker's port: TLS with certificates of the lab's authority on both sides, and nobody else is let in. */
final class WorkerServer implements AutoCloseable {
    private static final int FLOW_CONTROL_WINDOW = 8 << 20;
    private static final int MOST_METADATA_BYTES = 8 << 10;
    private static final int MOST_CALLS_PER_CONNECTION = 64;
    private static final int GRACE_MILLIS = 500;

    private final Server server;
    private final ExecutorService control;

    private WorkerServer(Server server, ExecutorService control) {
        this.server = server;
        this.control = control;
    }

    /**
     * Binds and listens.
     *
     * @param tls folder with ca.pem, worker.pem and worker.key
     */
    static WorkerServer start(
            SocketAddress address,
            Path tls,
            BindableService controlService,
            ServerServiceDefinition frameService,
            Ending ending)
            throws IOException {
        ExecutorService control = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "control");
            thread.setDaemon(true);
            return thread;
        });
        Server server = OkHttpServerBuilder.forPort(address, credentials(tls))
                .flowControlWindow(FLOW_CONTROL_WINDOW)
                .maxInboundMessageSize(FrameStream.MAX_FRAME_BYTES)
                .maxInboundMetadataSize(MOST_METADATA_BYTES)
                .maxConcurrentCallsPerConnection(MOST_CALLS_PER_CONNECTION)
                .permitKeepAliveTime(5, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true)
                .keepAliveTime(1, TimeUnit.MINUTES)
                .executor(control)
                .callExecutor(new FramesWithoutHandover(control))
                .addTransportFilter(new ConnectionCount(ending))
                .addService(controlService)
                .addService(frameService)
                .build();
        try {
            return new WorkerServer(server.start(), control);
        } catch (BindException e) {
            throw new IOException(address + " is taken by another program; end it, or give another --port.", e);
        }
    }

    private static ServerCredentials credentials(Path tls) throws IOException {
        for (String name : new String[] {"ca.pem", "worker.pem", "worker.key"}) {
            if (!Files.isReadable(tls.resolve(name))) {
                throw new IOException(
                        "The worker's identity " + tls.resolve(name) + " is missing; provision the phone again.");
            }
        }
        // gRPC keeps the key in a key store in memory; to derive its password's key 10000 times takes a phone a second.
        System.setProperty("keystore.pkcs12.keyPbeIterationCount", "1");
        return TlsServerCredentials.newBuilder()
                .keyManager(
                        tls.resolve("worker.pem").toFile(),
                        tls.resolve("worker.key").toFile())
                .trustManager(tls.resolve("ca.pem").toFile())
                .clientAuth(TlsServerCredentials.ClientAuth.REQUIRE)
                .build();
    }

    int port() {
        return server.getPort();
    }

    /** Lets running calls end for a moment, then cuts them off. */
    @Override
    public void close() throws InterruptedException {
        server.shutdown();
        if (!server.awaitTermination(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
            server.shutdownNow();
            server.awaitTermination(GRACE_MILLIS, TimeUnit.MILLISECONDS);
        }
        control.shutdownNow();
    }

    /**
     * Frames are taken where they arrive, since their listener only puts them into a queue; control calls may block and get
     * a thread of their own.
     */
    private static final class FramesWithoutHandover implements ServerCallExecutorSupplier {
        private final Executor control;

        FramesWithoutHandover(Executor control) {
            this.control = control;
        }

        @Override
        public <Q, A> Executor getExecutor(ServerCall<Q, A> call, Metadata metadata) {
            return FrameStream.SERVICE.equals(call.getMethodDescriptor().getServiceName()) ? Runnable::run : control;
        }
    }

    private static final class ConnectionCount extends ServerTransportFilter {
        /** Marks connections that came to be: gRPC also tells of the end of those that failed in the handshake. */
        private static final Attributes.Key<Boolean> COUNTED = Attributes.Key.create("counted");

        private final Ending ending;

        ConnectionCount(Ending ending) {
            this.ending = ending;
        }

        @Override
        public Attributes transportReady(Attributes attributes) {
            ending.connected();
            return attributes.toBuilder().set(COUNTED, true).build();
        }

        @Override
        public void transportTerminated(@Nullable Attributes attributes) {
            if (attributes != null && attributes.get(COUNTED) != null) {
                ending.disconnected();
            }
        }
    }
}
