package org.phonebank.worker.service;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.phonebank.protocol.v1.TelemetrySample;
import org.phonebank.worker.host.HostFiles;
import org.phonebank.worker.host.Memory;
import org.phonebank.worker.host.TelemetryReader;

/** Samples for all watchers on one thread, each at its own interval; that thread is the only writer of their streams. */
public final class TelemetryWatchers implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TelemetryWatchers.class.getName());

    private final HostFiles files;
    private final Memory memory;
    private final FrameCounters counters;
    private final ScheduledThreadPoolExecutor sampler;

    public TelemetryWatchers(HostFiles files, Memory memory, FrameCounters counters) {
        this.files = files;
        this.memory = memory;
        this.counters = counters;
        this.sampler = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "telemetry");
            thread.setDaemon(true);
            return thread;
        });
        sampler.setRemoveOnCancelPolicy(true);
    }

    void watch(int intervalMillis, ServerCallStreamObserver<TelemetrySample> watcher) {
        TelemetryReader reader = new TelemetryReader(files, memory);
        ScheduledFuture<?> sampling =
                sampler.scheduleAtFixedRate(() -> sample(reader, watcher), 0, intervalMillis, TimeUnit.MILLISECONDS);
        watcher.setOnCancelHandler(() -> sampling.cancel(false));
    }

    private void sample(TelemetryReader reader, ServerCallStreamObserver<TelemetrySample> watcher) {
        // A watcher that is behind misses samples instead of getting old ones.
        if (watcher.isCancelled() || !watcher.isReady()) {
            return;
        }
        try {
            watcher.onNext(reader.read()
                    .setQueueDepth(counters.pendingFrames())
                    .setFrames(counters.answeredFrames())
                    .build());
        } catch (RuntimeException e) {
            // A periodic task that throws ends without a word.
            LOG.log(Level.SEVERE, "Telemetry failed.", e);
            watcher.onError(Status.INTERNAL
                    .withDescription("The worker could not read its telemetry: " + e.getMessage() + ".")
                    .withCause(e)
                    .asException());
            throw e;
        }
    }

    @Override
    public void close() {
        sampler.shutdownNow();
    }
}
