package org.phonebank.desktop.soak;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.phonebank.virtual.Fault;
import org.phonebank.virtual.FaultRequest;
import org.phonebank.virtual.VirtualPhone;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Causes a fault every now and then, and takes each back as a person would. Everything happens on one thread. */
final class Troublemaker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Troublemaker.class);
    /** A fault of a phone that only stands by tells little. */
    private static final int WORTH_MORE = 4;

    private static final Duration SHORTEST_TROUBLE = Duration.ofSeconds(3);
    private static final Duration LONGEST_TROUBLE = Duration.ofSeconds(12);
    /** A phone that is not back by then counts as one that may be struck again. */
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private final List<VirtualPhone> phones;
    private final List<FaultRequest> mix;
    private final Duration every;
    private final int mostAtOnce;
    private final Random random;
    private final Predicate<String> serves;
    private final Consumer<Trouble> listener;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread maker = new Thread(task, "troublemaker");
        maker.setDaemon(true);
        return maker;
    });
    /** What each phone that is not sound suffers from, by serial; confined to the thread. */
    private final Map<String, Trouble> suffering = new LinkedHashMap<>();

    private volatile @Nullable RuntimeException failure;

    /** A fault of a phone. */
    record Trouble(VirtualPhone phone, FaultRequest fault) {}

    /**
     * Does nothing yet.
     *
     * @param serves whether the phone with a serial has layers now
     * @param listener hears of each fault once it was caused, on this object's thread
     */
    Troublemaker(
            List<VirtualPhone> phones,
            SoakSettings settings,
            int mostAtOnce,
            Predicate<String> serves,
            Consumer<Trouble> listener) {
        this.phones = List.copyOf(phones);
        this.mix = settings.faults();
        this.every = settings.every();
        this.mostAtOnce = mostAtOnce;
        this.random = new Random(settings.seed());
        this.serves = serves;
        this.listener = listener;
    }

    void start() {
        later(pause(), this::strike);
    }

    /** The lab has taken a phone back. */
    void isBack(String serial) {
        post(() -> {
            Trouble trouble = suffering.get(serial);
            if (trouble != null && FaultMix.mendsItself(trouble.fault().fault())) {
                suffering.remove(serial);
            }
        });
    }

    /**
     * Causes nothing more, and takes back what lasts.
     *
     * @throws IllegalStateException if a fault could not be caused or taken back, which is no fault of the lab
     */
    void end() throws InterruptedException {
        thread.shutdownNow();
        if (!thread.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("A fault could not be caused within " + PATIENCE.toSeconds() + " s.");
        }
        List.copyOf(suffering.values()).forEach(this::cure);
        RuntimeException failed = failure;
        if (failed != null) {
            throw failed;
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void strike() {
        later(pause(), this::strike);
        // Drawn in any case, so that the same seed gives the same faults whatever the lab does meanwhile.
        FaultRequest fault = FaultMix.draw(mix, random);
        double place = random.nextDouble();
        Duration lasting = between(SHORTEST_TROUBLE, LONGEST_TROUBLE);
        List<VirtualPhone> targets = targets();
        if (suffering.size() < mostAtOnce && !targets.isEmpty()) {
            strike(new Trouble(targets.get((int) (place * targets.size())), fault), lasting);
        }
    }

    /** Phones that nothing is wrong with; those that serve are there several times. */
    private List<VirtualPhone> targets() {
        List<VirtualPhone> targets = new ArrayList<>();
        for (VirtualPhone phone : phones) {
            if (!suffering.containsKey(phone.serial())) {
                targets.addAll(Collections.nCopies(serves.test(phone.serial()) ? WORTH_MORE : 1, phone));
            }
        }
        return targets;
    }

    private void strike(Trouble trouble, Duration lasting) {
        suffering.put(trouble.phone().serial(), trouble);
        try {
            trouble.phone().inject(trouble.fault());
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The fault " + trouble.fault() + " cannot be caused on "
                            + trouble.phone().serial() + ".",
                    e);
        }
        listener.accept(trouble);
        boolean mendsItself = FaultMix.mendsItself(trouble.fault().fault());
        later(mendsItself ? PATIENCE : lasting, () -> cure(trouble));
    }

    private void cure(Trouble trouble) {
        if (!suffering.remove(trouble.phone().serial(), trouble)) {
            return;
        }
        Fault fault = trouble.fault().fault();
        if (FaultMix.mendsItself(fault)) {
            return;
        }
        try {
            trouble.phone().inject(FaultMix.cure(fault));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The fault " + trouble.fault() + " cannot be taken back on "
                            + trouble.phone().serial() + ".",
                    e);
        }
    }

    private Duration pause() {
        return between(every.dividedBy(2), every.multipliedBy(3).dividedBy(2));
    }

    private Duration between(Duration least, Duration most) {
        return least.plusNanos((long) (random.nextDouble() * most.minus(least).toNanos()));
    }

    private void later(Duration delay, Runnable action) {
        try {
            Future<?> unused = thread.schedule(() -> run(action), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("No more faults are caused.", e);
        }
    }

    private void post(Runnable action) {
        later(Duration.ZERO, action);
    }

    private void run(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.error("A fault could not be caused or taken back.", e);
            failure = e;
        }
    }
}
