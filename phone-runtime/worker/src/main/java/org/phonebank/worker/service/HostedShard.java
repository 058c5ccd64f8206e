package org.phonebank.worker.service;

import io.grpc.Status;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.phonebank.protocol.v1.LoadShardRequest;
import org.phonebank.worker.shard.Shard;

/**
 * A loaded shard with its compute thread and the streams that feed it. The queue is bounded because every stream may have
 * only {@link FrameExchange#WINDOW} frames on the way and only so many streams are let in.
 */
final class HostedShard {
    private static final Logger LOG = Logger.getLogger(HostedShard.class.getName());
    private static final int MOST_STREAMS = 16;
    private static final int LONGEST_STEP_SECONDS = 60;

    private final LoadShardRequest request;
    private final Shard shard;
    private final ExecutorService compute;
    private final Set<FrameExchange> exchanges = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    HostedShard(LoadShardRequest request, Shard shard) {
        this.request = request;
        this.shard = shard;
        this.compute = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "shard-" + request.getShardId());
            thread.setDaemon(true);
            return thread;
        });
    }

    LoadShardRequest request() {
        return request;
    }

    Shard shard() {
        return shard;
    }

    /** Lets a stream in. False if there are as many as a shard serves, or the shard is being unloaded. */
    synchronized boolean admit(FrameExchange exchange) {
        return !closing && exchanges.size() < MOST_STREAMS && exchanges.add(exchange);
    }

    void leave(FrameExchange exchange) {
        exchanges.remove(exchange);
    }

    boolean isClosing() {
        return closing;
    }

    /** Runs a task on the compute thread, after all that were given before. False if the shard is gone. */
    boolean compute(Runnable task) {
        try {
            compute.execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    /**
     * Ends all streams, then closes the shard, and returns when that is done. Frames that wait are dropped; the one being
     * computed is answered.
     *
     * @param reason the status that the streams end with
     */
    void close(Status reason) {
        synchronized (this) {
            if (closing) {
                return;
            }
            closing = true;
        }
        compute.execute(() -> {
            for (FrameExchange exchange : exchanges) {
                exchange.end(reason);
            }
            shard.close();
        });
        compute.shutdown();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!compute.awaitTermination(LONGEST_STEP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warning("Shard " + request.getShardId() + " still computes; it is closed when it is through.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
