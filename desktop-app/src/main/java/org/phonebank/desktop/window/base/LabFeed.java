package org.phonebank.desktop.window.base;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.lab.LabEvent.Happened;
import org.phonebank.desktop.lab.LabEvent.StateChanged;
import org.phonebank.desktop.lab.LabEvent.StepChanged;
import org.phonebank.desktop.lab.LabEvent.TelemetryReceived;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.lab.LabStep;

/**
 * Hands the lab's events to those who show them, at most once a frame. Who comes later is told how the lab stands now, so
 * that views can be made anew at any time. On the UI thread only.
 */
public final class LabFeed {
    private static final int MOST_INCIDENTS = 500;

    private final List<LabObserver> observers = new CopyOnWriteArrayList<>();
    private final Map<Class<?>, LabEvent> latest = new LinkedHashMap<>();
    private final Map<PhoneStep, StepChanged> steps = new LinkedHashMap<>();
    private final TreeMap<Long, Happened> incidents = new TreeMap<>();
    private final Map<String, TelemetryReceived> telemetry = new LinkedHashMap<>();
    private @Nullable StateChanged state;

    private record PhoneStep(String serial, LabStep step) {}

    /** Begins to listen to the lab. */
    public LabFeed(Lab lab, UiThread ui) {
        lab.listen(ui.oncePerFrame(this::apply));
    }

    /** Tells how the lab stands now, then whatever happens. */
    public Subscription observe(LabObserver observer) {
        present().forEach(observer::show);
        observers.add(observer);
        return () -> observers.remove(observer);
    }

    /** Events that tell how the lab stands now, in an order in which they could have come. */
    private List<LabEvent> present() {
        List<LabEvent> told = new ArrayList<>();
        StateChanged now = state;
        if (now == null) {
            return told;
        }
        boolean first = now.state() == LabState.PREPARING || now.state() == LabState.RETURNING;
        told.add(first ? now : new StateChanged(LabState.PREPARING));
        told.addAll(latest.values());
        told.addAll(steps.values());
        told.addAll(incidents.values());
        told.addAll(telemetry.values());
        if (!first) {
            told.add(now);
        }
        return told;
    }

    private void apply(List<LabEvent> events) {
        List<LabEvent> fresh = withoutStaleTelemetry(events);
        fresh.forEach(this::remember);
        for (LabEvent event : fresh) {
            observers.forEach(observer -> show(event, observer));
        }
    }

    /** An observer that fails is reported as whatever fails on this thread; the others are told all the same. */
    private static void show(LabEvent event, LabObserver observer) {
        try {
            observer.show(event);
        } catch (RuntimeException e) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }

    private void remember(LabEvent event) {
        if (event instanceof StateChanged changed) {
            if (changed.state() == LabState.PREPARING
                    && (state == null || !state.state().begun())) {
                forget();
            }
            state = changed;
        } else if (event instanceof StepChanged step) {
            steps.put(new PhoneStep(step.serial(), step.step()), step);
        } else if (event instanceof Happened happened) {
            incidents.put(happened.incident().id(), happened);
            if (incidents.size() > MOST_INCIDENTS) {
                incidents.pollFirstEntry();
            }
        } else if (event instanceof LabEvent.Rearranging moved && moved.phase().ended()) {
            latest.remove(LabEvent.Rearranging.class);
        } else if (event instanceof TelemetryReceived sample) {
            telemetry.put(sample.serial(), sample);
        } else if (event instanceof LabEvent.PhonesChanged
                || event instanceof LabEvent.ModelChosen
                || event instanceof LabEvent.PlacementMade
                || event instanceof LabEvent.ServingChanged
                || event instanceof LabEvent.WorkbenchChanged
                || event instanceof LabEvent.Rearranging) {
            latest.put(event.getClass(), event);
        }
    }

    /** Another lab begins. */
    private void forget() {
        latest.clear();
        steps.clear();
        incidents.clear();
        telemetry.clear();
    }

    /** Of the samples that came within one frame, only the newest of each phone is shown. */
    static List<LabEvent> withoutStaleTelemetry(List<LabEvent> events) {
        Set<String> seen = new HashSet<>();
        ArrayDeque<LabEvent> fresh = new ArrayDeque<>();
        ListIterator<LabEvent> backwards = events.listIterator(events.size());
        while (backwards.hasPrevious()) {
            LabEvent event = backwards.previous();
            if (!(event instanceof TelemetryReceived sample) || seen.add(sample.serial())) {
                fresh.addFirst(event);
            }
        }
        return List.copyOf(fresh);
    }
}
