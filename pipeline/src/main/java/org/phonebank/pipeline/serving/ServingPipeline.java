package org.phonebank.pipeline.serving;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.generation.Route;
import org.phonebank.pipeline.generation.RouteStep;
import org.phonebank.pipeline.link.StageException;
import org.phonebank.protocol.frame.Frame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hub routing over replicas that come and go. What a replica lacks of a sequence is sent to it again, from the journal of
 * its stage's inputs or, where that lacks them, by having the stage before it compute them again. For any thread; nothing
 * blocks.
 *
 * <p>A step fails only with {@link StageException.Reason#REFUSED} if every replica of a stage refuses it, with {@link
 * StageException.Reason#BAD_ANSWER} if several replicas in turn gave nonsense for it, with {@link
 * StageException.Reason#POSITION_SKIPPED} if the pipeline does not know the positions before it, and with {@link
 * StageException.Reason#CLOSED}.
 */
public final class ServingPipeline implements Route, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServingPipeline.class);

    private final ServingCore core;
    private boolean closed;

    /**
     * A pipeline without stages; steps wait until {@link #serve}.
     *
     * @throws IOException if the journal's folder cannot be used
     */
    public ServingPipeline(ServingOptions options, ReplicaChooser chooser, ServingListener listener)
            throws IOException {
        this(options, chooser, listener, new ThreadedRuntime());
    }

    /** @param runtime closed with the pipeline */
    ServingPipeline(ServingOptions options, ReplicaChooser chooser, ServingListener listener, ServingRuntime runtime)
            throws IOException {
        this.core = new ServingCore(options, chooser, listener, runtime);
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
        return core.turnstile.ask(() -> core.stages.serve(layout));
    }

    /**
     * Adds a replica to a stage; one with the same serial is replaced.
     *
     * @return false if there is no such stage now
     */
    public boolean add(LayerRange layers, Replica replica) {
        return core.turnstile.ask(() -> core.stages.add(layers, replica));
    }

    /**
     * Takes a phone out of all stages at once; what it has not answered is sent to others.
     *
     * @param reason for the log
     * @return whether it was there
     */
    public boolean remove(String serial, String reason) {
        LOG.info("Removing {}: {}", serial, reason);
        return core.turnstile.ask(() -> core.stages.remove(serial));
    }

    /**
     * Gives a phone no new work; what it has to answer may be answered. A stage whose replicas are all suspended is
     * missing.
     *
     * @param reason for the log
     * @return whether it was there
     */
    public boolean suspend(String serial, String reason) {
        LOG.info("Suspending {}: {}", serial, reason);
        return core.turnstile.ask(() -> core.stages.suspend(serial));
    }

    /** Ends a suspension. */
    public boolean resume(String serial) {
        return core.turnstile.ask(() -> core.stages.resume(serial));
    }

    /** The layout of this moment: without the replicas that failed or were removed, with those that are suspended. */
    public Layout layout() {
        return core.stages.layout();
    }

    /** All replicas of the layout in its order. */
    public List<ReplicaStatus> replicas() {
        return core.turnstile.ask(core.stages::status);
    }

    public PipelineCounters counters() {
        return core.turnstile.ask(() -> new PipelineCounters(
                core.failovers,
                core.stages.failures(),
                core.replayed,
                core.journal.memoryBytes(),
                core.journal.diskBytes(),
                core.journal.files(),
                core.sequences.count(),
                core.sequences.positions(),
                core.sequences.openSteps(),
                core.stages.unanswered(),
                core.runtime.threads()));
    }

    /** At least one, so that whoever keeps several steps under way can begin before there is a layout. */
    @Override
    public int stages() {
        return Math.max(1, layout().stages().size());
    }

    @Override
    public boolean supervised() {
        return true;
    }

    @Override
    public RouteStep start(Frame tokens) {
        return core.turnstile.ask(() -> {
            long id = tokens.sequence();
            ServedSequence sequence = closed ? new ServedSequence(core, id) : core.sequences.open(id);
            ServingStep step = new ServingStep(core.turnstile, sequence);
            if (closed) {
                step.fail(closed());
            } else {
                sequence.begin(step, tokens);
            }
            return step;
        });
    }

    /** Never fails: a phone that is gone holds nothing. */
    @Override
    public CompletableFuture<Void> forget(long sequence) {
        return core.turnstile.ask(() -> core.sequences.forget(sequence));
    }

    /** Fails what is under way with {@link StageException.Reason#CLOSED}; the links stay open. */
    @Override
    public void close() {
        core.turnstile.run(() -> {
            closed = true;
            core.watchdog.close();
            core.sequences.close(closed());
        });
        core.runtime.close();
        core.journal.deleteFile();
    }

    private static StageException closed() {
        return new StageException("this lab", StageException.Reason.CLOSED, "The pipeline was closed.");
    }
}
