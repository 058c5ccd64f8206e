package org.phonebank.desktop.lab;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.data.Causes;
import org.phonebank.desktop.failure.FailureWording;
import org.phonebank.desktop.history.Ending;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.tokenizer.ChatMessage;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.placement.Arrangement;
import org.phonebank.pipeline.placement.Judgement;
import org.phonebank.pipeline.placement.Placement;
import org.phonebank.pipeline.placement.Upkeep;
import org.phonebank.pipeline.placement.Workbench;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One lab from its phones to its answers: discover, inspect, provision, self-test, cut, place, push, load, chat. The work
 * is done on the session's threads; the listener hears of it.
 *
 * <p>A session that failed keeps what it reached, and {@link #retry()} goes on from there. {@link #cancel()} and {@link
 * #close()} release everything: the workers it started end, and so do virtual phones of its own.
 */
public final class LabSession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LabSession.class);
    private static final long RELEASE_SECONDS = 30;
    private static final long ANSWER_SECONDS = 5;

    private final LabSettings settings;
    private final RunRecorder recorder;
    private final LabReport report;
    private final LabFlow flow;
    private final PlacementGate gate = new PlacementGate();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> new Thread(task, "lab"));
    private final ExecutorService answerers = Executors.newCachedThreadPool(task -> new Thread(task, "answer"));
    private final AtomicLong wishes = new AtomicLong();

    private volatile LabState state = LabState.STOPPED;
    private CompletableFuture<Void> walk = CompletableFuture.completedFuture(null);
    private Future<?> running = CompletableFuture.completedFuture(null);
    private long answers;
    private final Set<Answering> answering = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Moving> moving = new AtomicReference<>();
    private volatile @Nullable Workbench bench;
    private volatile @Nullable ReadyLab ready;
    private volatile LabEvent.@Nullable ModelChosen model;
    private volatile boolean cancelled;

    private LabSession(LabSettings settings, LabListener listener) {
        this.settings = settings;
        recorder = new RunRecorder(settings.data(), settings.purpose());
        report = new LabReport(event -> {
            recorder.event(event);
            listener.onEvent(event);
            hear(event);
        });
        flow = new LabFlow(settings, report, recorder, gate, () -> cancelled);
    }

    /** Begins; returns at once. */
    public static LabSession start(LabSettings settings, LabListener listener) {
        LabSession session = new LabSession(settings, listener);
        session.begin();
        return session;
    }

    /** What it was started with. */
    public LabSettings settings() {
        return settings;
    }

    public LabState state() {
        return state;
    }

    /** The phones as they are now. */
    public List<PhoneView> phones() {
        return report.views();
    }

    /** Which phone holds which layers; empty unless the lab is ready. */
    public Optional<Placement> placement() {
        return Optional.ofNullable(ready).map(ReadyLab::placement);
    }

    /** What surviving a phone costs while all is well, in words; empty unless the lab is ready. */
    public Optional<String> resilienceCost() {
        return Optional.ofNullable(ready)
                .map(lab -> ResilienceCost.explain(
                        settings.resilience(), lab.manifest(), lab.placement(), lab.answers() + 1));
    }

    /** Which model answers now; empty unless questions are answered, and from {@link #cancel()} on. */
    public Optional<LabEvent.ModelChosen> serving() {
        return state.serves() && !cancelled ? Optional.ofNullable(model) : Optional.empty();
    }

    /** How many more answers could be begun now. */
    public int freeAnswers() {
        ReadyLab lab = ready;
        return lab == null || !state.serves() || cancelled ? 0 : lab.answers() - answering.size();
    }

    /** How many of these a batch may begin: one is left for a chat, unless the lab takes only one at a time. */
    public int freeForBatch() {
        ReadyLab lab = ready;
        int free = freeAnswers();
        return lab == null || lab.answers() == 1 ? free : Math.max(0, free - 1);
    }

    /** The newest picture by which arrangements are judged; empty until the phones have passed their self-tests. */
    public Optional<Workbench> workbench() {
        return Optional.ofNullable(bench);
    }

    /**
     * Goes on with a lab that waits for its layers to be placed.
     *
     * @throws RefusedException unless the lab waits for this, or if the workbench refuses the arrangement
     */
    public void place(Arrangement arrangement, Upkeep upkeep) {
        gate.place(arrangement, upkeep);
    }

    /**
     * Begins to move the layers of a lab that serves. What cannot even begin is refused by a result that has failed when it
     * is returned; then no {@link LabEvent.Rearranging} is sent.
     *
     * @return ends when the lab serves by it; fails with a {@link LabException}; may be cancelled
     */
    public CompletableFuture<Void> apply(Arrangement arrangement, Upkeep upkeep) {
        ReadyLab lab = ready;
        Workbench newest = bench;
        if (lab == null || newest == null || cancelled) {
            return CompletableFuture.failedFuture(new LabException(Phrase.of(FailureWording.NO_LAYERS_MOVE)));
        }
        if (newest.judge(arrangement) instanceof Judgement.Refused refused) {
            return CompletableFuture.failedFuture(new LabException(refused.why().sentence()));
        }
        long wish = wishes.incrementAndGet();
        Moving next = new Moving(wish, report);
        Moving before = moving.getAndSet(next);
        if (before != null) {
            before.outcome().cancel(false);
        }
        CompletableFuture<Void> unused = next.outcome().whenComplete((nothing, failure) -> {
            if (next.outcome().isCancelled()) {
                next.cancel();
                lab.keeping().giveUp(wish);
            }
        });
        next.begin();
        lab.keeping().arrange(wish, arrangement, upkeep);
        return next.outcome();
    }

    /**
     * Waits until the lab is ready.
     *
     * @throws LabException if it failed; the cause is a {@link ModelPackageException} if the model is not usable
     * @throws CancellationException if it was cancelled
     */
    public void awaitReady() throws LabException, InterruptedException {
        CompletableFuture<Void> current;
        synchronized (this) {
            current = walk;
        }
        try {
            current.get();
        } catch (ExecutionException e) {
            throw Sentences.asLabException(e.getCause() == null ? e : e.getCause());
        }
    }

    /**
     * Goes on after a failure: what was reached is kept, what is missing or lost is done again. Phones that are not connected
     * any more are left out; if layers had been placed on them, all layers are placed anew.
     */
    public synchronized void retry() {
        if (state == LabState.FAILED && !cancelled) {
            begin();
        }
    }

    /** Stops whatever is under way and releases everything; returns at once. */
    public synchronized void cancel() {
        if (cancelled) {
            return;
        }
        cancelled = true;
        answering.forEach(Answering::cancel);
        running.cancel(true);
        thread.execute(this::release);
    }

    /**
     * Asks for the next message of a conversation; returns at once.
     *
     * @throws RefusedException unless {@link #freeAnswers} is above 0
     */
    public synchronized ChatHandle chat(List<ChatMessage> messages, ChatSettings settings, ChatListener listener) {
        ReadyLab lab = ready;
        if (lab == null || !state.serves() || cancelled) {
            throw new RefusedException(Phrase.of(FailureWording.NOT_SERVING));
        }
        if (freeAnswers() == 0) {
            throw new RefusedException(Phrase.of(FailureWording.ALL_BUSY, lab.answers()));
        }
        answers++;
        Answering next = new Answering(answers, lab, List.copyOf(messages), settings, listener);
        answering.add(next);
        become(LabState.RUNNING, Phrase.NONE);
        answerers.execute(() -> answer(next));
        return next;
    }

    /** Releases everything and waits until that is done. */
    @Override
    public void close() {
        cancel();
        thread.shutdown();
        try {
            if (!thread.awaitTermination(RELEASE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Not everything was released within {} seconds; it ends with this program.", RELEASE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void begin() {
        CompletableFuture<Void> next = new CompletableFuture<>();
        walk = next;
        become(LabState.PREPARING, Phrase.NONE);
        running = thread.submit(() -> walk(next));
    }

    private void walk(CompletableFuture<Void> outcome) {
        try {
            ready = flow.run();
            become(LabState.READY, Phrase.NONE);
            outcome.complete(null);
        } catch (CancellationException | InterruptedException e) {
            cancelled = true;
            release();
            outcome.completeExceptionally(new CancellationException());
        } catch (LabException | ModelPackageException | IOException e) {
            fail(Causes.tell(e), e, outcome);
        } catch (RuntimeException | Error e) {
            LOG.warn("The lab failed in a way that was not foreseen.", e);
            fail(Phrase.of(FailureWording.UNFORESEEN, Causes.cause(e)), e, outcome);
        }
    }

    private void fail(Phrase sentence, Throwable cause, CompletableFuture<Void> outcome) {
        LOG.info("The lab failed: {}", sentence.english(), cause);
        become(LabState.FAILED, sentence);
        outcome.completeExceptionally(cause);
    }

    private void answer(Answering next) {
        Runnable tell = next.run(report);
        synchronized (this) {
            answering.remove(next);
            // First, so that whoever hears the end of the answer may ask again.
            if (!cancelled && answering.isEmpty()) {
                become(LabState.READY, Phrase.NONE);
            }
        }
        tell.run();
    }

    private void hear(LabEvent event) {
        if (event instanceof LabEvent.WorkbenchChanged changed) {
            bench = changed.workbench();
        } else if (event instanceof LabEvent.ModelChosen chosen) {
            model = chosen;
        }
        Moving underWay = moving.get();
        if (underWay != null) {
            underWay.hear(event);
        }
    }

    private void release() {
        // The interrupt that stopped the work must not stop the release as well.
        Thread.interrupted();
        Ending ending = ending();
        endAnswers();
        ReadyLab lab = ready;
        ready = null;
        try {
            if (lab != null) {
                lab.close();
            }
        } finally {
            release(ending);
        }
    }

    private void endAnswers() {
        Moving underWay = moving.get();
        if (underWay != null) {
            underWay.outcome().cancel(false);
        }
        answerers.shutdown();
        try {
            if (!answerers.awaitTermination(ANSWER_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Not all answers ended within {} seconds.", ANSWER_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void release(Ending ending) {
        try {
            flow.close();
        } finally {
            recorder.close(ending);
            become(LabState.STOPPED, Phrase.NONE);
            abandonWalk();
        }
    }

    private synchronized Ending ending() {
        return switch (state) {
            case FAILED -> Ending.FAILED;
            case PREPARING -> Ending.CANCELLED;
            case STOPPED, RETURNING, READY, RUNNING -> Ending.DONE;
        };
    }

    /** A walk that was cancelled before it began would be waited for in vain. */
    private synchronized void abandonWalk() {
        walk.completeExceptionally(new CancellationException());
    }

    private void become(LabState next, Phrase why) {
        synchronized (this) {
            state = next;
        }
        report.send(new LabEvent.StateChanged(next, why));
    }
}
