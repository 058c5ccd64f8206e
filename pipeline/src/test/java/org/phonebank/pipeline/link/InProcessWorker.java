package org.phonebank.pipeline.link;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.util.UUID;

/** A scripted worker in this process; everything runs on the calling thread. */
final class InProcessWorker implements AutoCloseable {
    final ScriptedControl control = new ScriptedControl();
    final ScriptedFrames frames = new ScriptedFrames();
    private final Server server;
    final ManagedChannel channel;

    InProcessWorker() throws IOException {
        String name = UUID.randomUUID().toString();
        server = InProcessServerBuilder.forName(name)
                .directExecutor()
                .addService(control)
                .addService(frames.service())
                .build()
                .start();
        channel = InProcessChannelBuilder.forName(name).directExecutor().build();
    }

    void kill() {
        server.shutdownNow();
    }

    @Override
    public void close() {
        channel.shutdownNow();
        server.shutdownNow();
    }
}
