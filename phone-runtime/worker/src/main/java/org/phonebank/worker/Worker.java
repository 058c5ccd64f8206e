package org.phonebank.worker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.nio.file.Paths;
import org.phonebank.worker.host.HostFiles;
import org.phonebank.worker.host.Memory;
import org.phonebank.worker.host.VirtualProcessor;
import org.phonebank.worker.service.FrameCounters;
import org.phonebank.worker.service.FrameStreamService;
import org.phonebank.worker.service.SelfTester;
import org.phonebank.worker.service.ShardLoader;
import org.phonebank.worker.service.ShardRegistry;
import org.phonebank.worker.service.TelemetryWatchers;
import org.phonebank.worker.service.WorkerControlService;
import org.phonebank.worker.shard.Processor;

/** A running worker: its services and its port. */
final class Worker implements AutoCloseable {
    private final ShardRegistry shards = new ShardRegistry();
    private final TelemetryWatchers watchers;
    private final WorkerServer server;

    private Worker(HostFiles files, Path home, String runId, InetSocketAddress address, Ending ending)
            throws IOException {
        FrameCounters counters = new FrameCounters();
        Memory memory = new Memory(files, new HostFiles(Paths.get("/")));
        Processor processor = new VirtualProcessor(files);
        watchers = new TelemetryWatchers(files, memory, counters);
        WorkerControlService control = new WorkerControlService(
                runId,
                shards,
                new ShardLoader(home.resolve("models"), shards, memory, processor),
                new SelfTester(processor),
                watchers,
                memory,
                ending::ask);
        FrameStreamService frames = new FrameStreamService(shards, counters);
        server = WorkerServer.start(address, home.resolve("tls"), control, frames.definition(), ending);
    }

    /** @throws IOException if the identity is missing or the port is taken */
    static Worker start(WorkerArguments arguments, Ending ending) throws IOException {
        HostFiles files = new HostFiles(arguments.root());
        InetSocketAddress address = arguments.loopbackOnly()
                ? new InetSocketAddress(InetAddress.getLoopbackAddress(), arguments.port())
                : new InetSocketAddress(arguments.port());
        return new Worker(files, files.resolve(arguments.home()), arguments.runId(), address, ending);
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() throws InterruptedException {
        // Shards first: their streams end with a reason instead of a reset connection.
        shards.close();
        watchers.close();
        server.close();
    }
}
