package org.phonebank.desktop.window;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.desktop.failure.FailureWording;
import org.phonebank.desktop.lab.ChatHandle;
import org.phonebank.desktop.lab.ChatListener;
import org.phonebank.desktop.lab.ChatSettings;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.lab.LabException;
import org.phonebank.desktop.lab.LabSession;
import org.phonebank.desktop.lab.LabSettings;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.lab.RefusedException;
import org.phonebank.desktop.lab.VirtualFaults;
import org.phonebank.desktop.window.base.Lab;
import org.phonebank.partitioner.tokenizer.ChatMessage;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.placement.Arrangement;
import org.phonebank.pipeline.placement.Upkeep;
import org.phonebank.pipeline.placement.Workbench;
import org.phonebank.virtual.Fault;
import org.phonebank.virtual.FaultRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The window's labs on real sessions, one after the other. Releasing one takes its time, so that is done beside. */
public final class SessionLab implements Lab {
    private static final Logger LOG = LoggerFactory.getLogger(SessionLab.class);
    private static final long RELEASE_SECONDS = 60;

    private final VirtualFaults faults;
    /** Begins and ends sessions, one after the other. */
    private final ExecutorService turns = Executors.newSingleThreadExecutor();

    private Consumer<LabEvent> listener = event -> {};
    private volatile @Nullable LabSession session;
    private volatile @Nullable LabSettings begun;
    /** Whether a lab was announced that has not begun. */
    private volatile boolean expected;
    /** Counts what outdates a lab that has not started yet. */
    private final AtomicLong wishes = new AtomicLong();

    public SessionLab(DataFolder data) {
        this.faults = new VirtualFaults(data);
    }

    @Override
    public void listen(Consumer<LabEvent> labListener) {
        listener = labListener;
    }

    @Override
    public void expect(Phrase why) {
        expected = true;
        listener.accept(new LabEvent.StateChanged(LabState.RETURNING, why));
    }

    @Override
    public void begin(LabSettings settings) {
        expected = false;
        release();
        begun = settings;
        start(settings);
    }

    /** What is cancelled while the lab before is still being released does not start at all. */
    private void start(LabSettings settings) {
        long mine = wishes.get();
        turns.execute(() -> {
            if (wishes.get() == mine) {
                LabSession started = LabSession.start(settings, listener::accept);
                session = started;
                if (wishes.get() != mine) {
                    started.cancel();
                }
            }
        });
    }

    @Override
    public void release() {
        cancel();
        begun = null;
        turns.execute(this::end);
    }

    @Override
    public void cancel() {
        wishes.incrementAndGet();
        if (expected) {
            expected = false;
            listener.accept(new LabEvent.StateChanged(LabState.STOPPED));
        }
        LabSession now = session;
        if (now != null) {
            now.cancel();
        }
    }

    @Override
    public void retry() {
        turns.execute(() -> {
            LabSession now = session;
            LabSettings settings = begun;
            if (now == null) {
                if (settings != null) {
                    start(settings);
                }
            } else if (now.state() == LabState.STOPPED) {
                // A session that was cancelled has released everything and cannot go on.
                now.close();
                session = LabSession.start(now.settings(), listener::accept);
            } else {
                now.retry();
            }
        });
    }

    @Override
    public ChatHandle chat(List<ChatMessage> conversation, ChatSettings settings, ChatListener chatListener) {
        LabSession now = session;
        if (now == null) {
            throw new RefusedException(Phrase.of(FailureWording.NO_LAB));
        }
        return now.chat(conversation, settings, chatListener);
    }

    @Override
    public Optional<LabEvent.ModelChosen> serving() {
        LabSession now = session;
        return now == null ? Optional.empty() : now.serving();
    }

    @Override
    public int freeAnswers() {
        LabSession now = session;
        return now == null ? 0 : now.freeAnswers();
    }

    @Override
    public int freeForBatch() {
        LabSession now = session;
        return now == null ? 0 : now.freeForBatch();
    }

    @Override
    public Optional<Workbench> workbench() {
        LabSession now = session;
        return now == null ? Optional.empty() : now.workbench();
    }

    @Override
    public void place(Arrangement arrangement, Upkeep upkeep) {
        LabSession now = session;
        if (now == null) {
            throw new RefusedException(Phrase.of(FailureWording.NO_LAB));
        }
        now.place(arrangement, upkeep);
    }

    @Override
    public CompletableFuture<Void> apply(Arrangement arrangement, Upkeep upkeep) {
        LabSession now = session;
        return now == null
                ? CompletableFuture.failedFuture(new LabException(Phrase.of(FailureWording.NO_LAB)))
                : now.apply(arrangement, upkeep);
    }

    @Override
    public CompletableFuture<FaultRequest> cause(String serial, FaultRequest fault) {
        return faults.cause(serial, fault);
    }

    @Override
    public CompletableFuture<Set<Fault>> lastingFaults(String serial) {
        return faults.lasting(serial);
    }

    @Override
    public void close() {
        faults.close();
        release();
        turns.shutdown();
        try {
            if (!turns.awaitTermination(RELEASE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The lab was not released within {} seconds; it ends with this program.", RELEASE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end() {
        LabSession ending = session;
        session = null;
        if (ending != null) {
            ending.close();
        }
    }
}
