package org.phonebank.desktop.keeping;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.phonebank.partitioner.manifest.LayerRange;

/**
 * What can be done to the phones of a lab. Everything but {@link #ping} blocks, ends soon after an interrupt of its thread,
 * and is called for one phone by one thread at a time, unless an earlier call for a lost phone has not noticed its
 * interrupt yet.
 */
public interface Hands {
    /**
     * Drops whatever connection there is to the phone, starts its worker anew and connects to it. What it had loaded is
     * gone. From then on its telemetry reaches the keeper.
     */
    StartedWorker start(String serial, BooleanSupplier stopped) throws HandsException, InterruptedException;

    /** Has the phone compute its golden input, and says how often it can do so in a second. */
    double test(String serial) throws HandsException, InterruptedException;

    /** Sends the files of layers that the phone lacks, which changes nothing for what it has loaded. */
    void push(String serial, LayerRange layers, BooleanSupplier stopped) throws HandsException, InterruptedException;

    /** Has the worker load layers whose files are there, unless it has, and opens a link. */
    LoadedShard load(String serial, LayerRange layers) throws HandsException, InterruptedException;

    /** Has the worker drop a shard; one that is not loaded is no failure. */
    void unload(String serial, LayerRange layers) throws HandsException, InterruptedException;

    /** Measures the phone's link without computing; fails if nothing comes back in time. Does not block. */
    CompletableFuture<Duration> ping(String serial);

    /** Drops the connections to a phone that is lost, so that nothing waits for it any more. */
    void disconnect(String serial);
}
