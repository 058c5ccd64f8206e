package org.phonebank.desktop.lab;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.phonebank.provisioner.discovery.DiscoveredPhone;
import org.phonebank.provisioner.discovery.PhoneDiscovery;
import org.phonebank.provisioner.discovery.PhoneState;
import org.phonebank.provisioner.discovery.Subscription;

/** Waits until discovery sees what is hoped for. */
final class PhoneWatch implements AutoCloseable {
    private static final Duration GLANCE = Duration.ofMillis(100);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Subscription subscription;
    private List<DiscoveredPhone> phones = List.of();

    PhoneWatch(PhoneDiscovery discovery) {
        subscription = discovery.listen(this::update);
    }

    /**
     * The phones as soon as they fulfil the wish, or as they are when time is up.
     *
     * @throws CancellationException soon after {@code cancelled} says so
     */
    List<DiscoveredPhone> await(Predicate<List<DiscoveredPhone>> wish, Duration timeout, BooleanSupplier cancelled)
            throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        lock.lockInterruptibly();
        try {
            while (!wish.test(phones) && System.nanoTime() - deadline < 0) {
                if (cancelled.getAsBoolean()) {
                    throw new CancellationException();
                }
                changed.await(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
            }
            return phones;
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing is on its way to another state. */
    static boolean isSettled(List<DiscoveredPhone> phones) {
        return phones.stream().noneMatch(phone -> phone.state() == PhoneState.CONNECTING);
    }

    static boolean isReady(List<DiscoveredPhone> phones, String serial) {
        return phones.stream().anyMatch(phone -> phone.serial().equals(serial) && phone.state() == PhoneState.READY);
    }

    @Override
    public void close() {
        subscription.close();
    }

    private void update(List<DiscoveredPhone> now) {
        lock.lock();
        try {
            phones = now;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
