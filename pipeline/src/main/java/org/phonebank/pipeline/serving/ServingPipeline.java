package org.phonebank.pipeline.serving;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.generation.Route;
import org.phonebank.pipeline.generation.RouteStep;
import org.phonebank.protocol.frame.Frame;

/**
 * Hub routing over replicas that come and go. What a replica lacks of a sequence is sent to it again, from the journal of
 * its stage's inputs or, where that lacks them, by having the stage before it compute them again. For any thread; nothing
 * blocks.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class ServingPipeline implements Route, AutoCloseable {
    /**
     * A pipeline without stages; steps wait until {@link #serve}.
     *
     * @throws IOException if the journal's folder cannot be used
     */
    public ServingPipeline(ServingOptions options, ReplicaChooser chooser, ServingListener listener)
            throws IOException {
        throw new UnsupportedOperationException("The pipeline is not complete yet.");
    }

    /**
     * Serves by another layout. Stages with the same layers keep their journals, replicas that are in both layouts keep
     * what they hold. Running sequences go on.
     *
     * @return false, and nothing changed, if the pipeline's layout has become as new as this one in the meantime: begin
     *     again from {@link #layout()}
     * @throws IllegalArgumentException if the layout has another number of layers than the one before
     */
    public boolean serve(Layout layout) {
        throw new UnsupportedOperationException();
    }

    /**
     * Adds a replica to a stage; one with the same serial is replaced.
     *
     * @return false if there is no such stage now
     */
    public boolean add(LayerRange layers, Replica replica) {
        throw new UnsupportedOperationException();
    }

    /**
     * Takes a phone out of all stages at once; what it has not answered is sent to others.
     *
     * @param reason for the log
     * @return whether it was there
     */
    public boolean remove(String serial, String reason) {
        throw new UnsupportedOperationException();
    }

    /**
     * Gives a phone no new work; what it has to answer may be answered. A stage whose replicas are all suspended is
     * missing.
     *
     * @param reason for the log
     * @return whether it was there
     */
    public boolean suspend(String serial, String reason) {
        throw new UnsupportedOperationException();
    }

    /** Ends a suspension. */
    public boolean resume(String serial) {
        throw new UnsupportedOperationException();
    }

    /** The layout of this moment: without the replicas that failed or were removed, with those that are suspended. */
    public Layout layout() {
        throw new UnsupportedOperationException();
    }

    /** All replicas of the layout in its order. */
    public List<ReplicaStatus> replicas() {
        throw new UnsupportedOperationException();
    }

    public PipelineCounters counters() {
        throw new UnsupportedOperationException();
    }

    @Override
    public int stages() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean supervised() {
        return true;
    }

    @Override
    public RouteStep start(Frame tokens) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Void> forget(long sequence) {
        throw new UnsupportedOperationException();
    }

    /** Fails what is under way with {@link org.phonebank.pipeline.link.StageException.Reason#CLOSED}. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
