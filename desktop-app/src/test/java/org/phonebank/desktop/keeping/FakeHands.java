package org.phonebank.desktop.keeping;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.phonebank.desktop.keeping.HandsException.Kind;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.link.StageLink;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.steward.TelemetryBook;
import org.phonebank.protocol.frame.Frame;
import org.phonebank.protocol.v1.TelemetrySample;

/** Phones that do at once what they are asked to, or what a test wants instead. */
final class FakeHands implements Hands {
    static final long MEMORY = 1L << 30;

    private final TelemetryBook book;
    final List<String> done = new CopyOnWriteArrayList<>();
    final Map<String, HandsException> failures = new ConcurrentHashMap<>();
    final Set<String> stuck = ConcurrentHashMap.newKeySet();
    final Set<String> untilStopped = ConcurrentHashMap.newKeySet();
    /** What is begun but does not end before these, whoever wants it to stop. */
    final Map<String, CountDownLatch> until = new ConcurrentHashMap<>();

    final AtomicInteger openLinks = new AtomicInteger();
    final CountDownLatch interrupted = new CountDownLatch(1);
    private final AtomicInteger starts = new AtomicInteger(100);

    FakeHands(TelemetryBook book) {
        this.book = book;
    }

    /** @param what as in {@link #done}, for example "load A 0-2" */
    void fail(String what, Kind kind) {
        failures.put(what, new HandsException(kind, Phrase.verbatim("No " + what + "."), null));
    }

    @Override
    public StartedWorker start(String serial, BooleanSupplier stopped) throws HandsException, InterruptedException {
        does("start " + serial);
        book.sample(serial, TelemetrySample.getDefaultInstance());
        return new StartedWorker(starts.incrementAndGet(), MEMORY, Set.of());
    }

    @Override
    public double test(String serial) throws HandsException, InterruptedException {
        does("test " + serial);
        return 1;
    }

    @Override
    public void push(String serial, LayerRange layers, BooleanSupplier stopped)
            throws HandsException, InterruptedException {
        String what = "push " + serial + " " + layers.first() + "-" + layers.end();
        does(what);
        if (untilStopped.contains(what)) {
            await().atMost(20, SECONDS).until(stopped::getAsBoolean);
            throw new HandsException(Kind.REFUSED, Phrase.verbatim("It was stopped."), null);
        }
    }

    @Override
    public LoadedShard load(String serial, LayerRange layers) throws HandsException, InterruptedException {
        does("load " + serial + " " + layers.first() + "-" + layers.end());
        return shard(serial, layers);
    }

    @Override
    public void unload(String serial, LayerRange layers) throws HandsException, InterruptedException {
        does("unload " + serial + " " + layers.first() + "-" + layers.end());
    }

    @Override
    public CompletableFuture<Duration> ping(String serial) {
        return CompletableFuture.completedFuture(Duration.ofMillis(1));
    }

    @Override
    public void disconnect(String serial) {
        done.add("disconnect " + serial);
    }

    LoadedShard shard(String serial, LayerRange layers) {
        openLinks.incrementAndGet();
        return new LoadedShard(layers, new SilentLink(serial), Duration.ofMillis(1));
    }

    private void does(String what) throws HandsException, InterruptedException {
        if (stuck.contains(what)) {
            try {
                new CountDownLatch(1).await();
            } finally {
                interrupted.countDown();
            }
        }
        done.add(what);
        CountDownLatch end = until.get(what);
        if (end != null) {
            end.await();
        }
        HandsException failure = failures.get(what);
        if (failure != null) {
            throw failure;
        }
    }

    /** Never answers. */
    private final class SilentLink implements StageLink {
        private final String name;
        private boolean closed;

        SilentLink(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public CompletableFuture<Frame> send(Frame request) {
            return new CompletableFuture<>();
        }

        @Override
        public synchronized void close() {
            if (!closed) {
                closed = true;
                openLinks.decrementAndGet();
            }
        }
    }
}
