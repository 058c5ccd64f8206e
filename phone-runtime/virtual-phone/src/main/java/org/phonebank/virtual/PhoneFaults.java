package org.phonebank.virtual;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.phonebank.virtual.process.PhoneProcess;
import org.phonebank.virtual.profile.LinkProfile;

/** Causes faults on one phone and takes them back. Safe for use by any thread. */
final class PhoneFaults implements AutoCloseable {
    private static final LinkProfile BAD_WIFI =
            new LinkProfile(Duration.ofMillis(150), Duration.ofMillis(30), 1_000_000);

    private static final double SUN_CELSIUS = 46;
    private static final double HOT_CELSIUS = 47;
    private static final double COOL_CELSIUS = 28;
    private static final double THROTTLED_SHARE = 0.6;
    private static final int NEARLY_EMPTY_PERCENT = 4;
    private static final int CHARGED_PERCENT = 80;
    private static final double OTHER_APPS_SHARE = 0.75;

    private final PhoneParts parts;
    private final PhonePresence presence;
    private LinkProfile usualLink;
    private final Set<Fault> lasting = EnumSet.noneOf(Fault.class);
    private OptionalInt percentBefore = OptionalInt.empty();
    private boolean closed;

    PhoneFaults(PhoneParts parts, PhonePresence presence, LinkProfile usualLink) {
        this.parts = parts;
        this.presence = presence;
        this.usualLink = usualLink;
    }

    synchronized Set<Fault> lasting() {
        Set<Fault> now = EnumSet.noneOf(Fault.class);
        now.addAll(lasting);
        if (!presence.isReachable()) {
            now.add(Fault.UNPLUG);
        }
        return Collections.unmodifiableSet(now);
    }

    synchronized void inject(FaultRequest request) throws IOException {
        switch (request.fault()) {
            case KILL -> parts.processes().killAll();
            case UNPLUG -> presence.unplug();
            case PLUG -> plug();
            case SLOW_LINK -> parts.adbd().link(BAD_WIFI);
            case DROP_LINK -> parts.adbd().silence(true);
            case OVERHEAT -> overheat();
            case COOL -> cool();
            case DRAIN -> charge(NEARLY_EMPTY_PERCENT, false);
            case CHARGE -> charge(Math.max(CHARGED_PERCENT, parts.device().batteryPercent()), true);
            case BUSY -> shareProcessor(OTHER_APPS_SHARE);
            case CORRUPT -> parts.errors().set(request.variant());
            case HANG -> hang(request.variant());
            case REBOOT -> presence.reboot(this::endAll);
            case NONE -> recover();
        }
        parts.live().refresh();
        note(request.fault());
    }

    private void note(Fault fault) {
        switch (fault) {
            case SLOW_LINK, DROP_LINK, OVERHEAT, BUSY, CORRUPT -> lasting.add(fault);
            case DRAIN, CHARGE -> {
                lasting.remove(fault == Fault.DRAIN ? Fault.CHARGE : Fault.DRAIN);
                lasting.add(fault);
            }
            case PLUG -> lasting.remove(Fault.DROP_LINK);
            case COOL -> lasting.remove(Fault.OVERHEAT);
            case NONE -> lasting.clear();
            case KILL, HANG, REBOOT, UNPLUG -> {
                // Who looks sees whether the cable is in. Of the others the phone recovers, or its next worker does.
            }
        }
    }

    /** The link when it is not slowed by a fault. */
    synchronized void usualLink(LinkProfile link) {
        usualLink = link;
        if (!lasting.contains(Fault.SLOW_LINK)) {
            parts.adbd().link(link);
        }
    }

    private void plug() throws IOException {
        parts.adbd().silence(false);
        presence.plug();
    }

    private void overheat() throws IOException {
        parts.device().setSurroundings(SUN_CELSIUS);
        parts.device().setCelsius(HOT_CELSIUS);
        parts.device().setFrequencyLimit(THROTTLED_SHARE);
        parts.pace().throttle(1 / THROTTLED_SHARE);
    }

    private void cool() throws IOException {
        parts.device().setSurroundingsToRoom();
        parts.device().setCelsius(COOL_CELSIUS);
        parts.device().setFrequencyLimit(1);
        parts.pace().throttle(1);
    }

    private void charge(int percent, boolean charging) {
        if (percentBefore.isEmpty()) {
            percentBefore = OptionalInt.of(parts.device().batteryPercent());
        }
        parts.device().setBatteryPercent(percent);
        parts.device().setCharging(charging);
    }

    private void shareProcessor(double others) throws IOException {
        parts.device().setOtherApps(others);
        parts.pace().share(1 / (1 - others));
    }

    private void hang(String variant) throws IOException {
        if (variant.equals(Fault.HANG_COMPUTE)) {
            List<PhoneProcess> hung = parts.processes().all();
            if (!hung.isEmpty()) {
                parts.pace().halt(true);
                CompletableFuture<?>[] ends =
                        hung.stream().map(PhoneProcess::onExit).toArray(CompletableFuture<?>[]::new);
                // What is started next on the phone computes again.
                CompletableFuture<Void> unused = CompletableFuture.allOf(ends).thenRun(this::resumeComputing);
            }
        } else {
            parts.processes().freezeAll();
        }
    }

    private synchronized void resumeComputing() {
        if (closed) {
            return;
        }
        try {
            parts.pace().halt(false);
        } catch (IOException e) {
            throw new UncheckedIOException("A virtual phone's pace cannot be written.", e);
        }
    }

    private void endAll() {
        parts.processes().killAll();
        parts.device().restart();
    }

    private void recover() throws IOException {
        parts.processes().thawAll();
        parts.pace().halt(false);
        parts.errors().clear();
        shareProcessor(0);
        if (lasting.contains(Fault.OVERHEAT)) {
            cool();
        }
        if (percentBefore.isPresent()) {
            parts.device().setBatteryPercent(percentBefore.getAsInt());
            parts.device().setCharging(false);
            percentBefore = OptionalInt.empty();
        }
        parts.adbd().link(usualLink);
        plug();
    }

    /** Touches the phone's files no more. */
    @Override
    public synchronized void close() {
        closed = true;
    }
}
