package org.phonebank.desktop.telemetry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.incident.Incident;
import org.phonebank.desktop.keeping.Serving;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.lab.PhoneView;
import org.phonebank.pipeline.generation.StageTime;

/** What all phones of a lab have measured, and what happened, since the lab began; another lab begins anew. */
public final class TelemetryHistory {
    private static final int MOST_INCIDENTS = 500;
    /** By less a clock is set back to be right, and what is told is told in order all the same. */
    private static final long SET_BACK_MILLIS = 5_000;

    private final Map<String, PhoneHistory> phones = new LinkedHashMap<>();
    private final Map<ClusterMeasure, TimeSeries> cluster = new EnumMap<>(ClusterMeasure.class);
    private final TreeMap<Long, Incident> incidents = new TreeMap<>();
    private final ClusterSampler sampler = new ClusterSampler();
    private LabState state = LabState.STOPPED;
    private List<Serving.Stage> stages = List.of();
    private long began = Long.MIN_VALUE;
    private long latest = Long.MIN_VALUE;
    private long labs;

    public TelemetryHistory() {
        forget();
    }

    /**
     * Takes what the lab told. When the clock was set back, all that is measured begins anew: what has been measured lies in
     * the future, where nothing could be added to it.
     *
     * @param now milliseconds since the epoch
     */
    public void take(LabEvent event, long now) {
        if (latest != Long.MIN_VALUE && now < latest - SET_BACK_MILLIS) {
            measureAnew();
        }
        latest = now;
        if (event instanceof LabEvent.StateChanged changed) {
            if (changed.state() == LabState.PREPARING && !state.begun()) {
                forget();
            }
            state = changed.state();
        } else if (event instanceof LabEvent.PhonesChanged changed) {
            changed.phones().forEach(this::show);
        } else if (event instanceof LabEvent.ServingChanged changed) {
            stages = changed.serving().stages();
        } else if (event instanceof LabEvent.Happened happened) {
            incidents.put(happened.incident().id(), happened.incident());
            if (incidents.size() > MOST_INCIDENTS) {
                incidents.pollFirstEntry();
            }
        } else if (event instanceof LabEvent.TokenMade token) {
            take(token);
        } else if (event instanceof LabEvent.TelemetryReceived sample) {
            PhoneHistory phone = phones.get(sample.serial());
            if (phone != null) {
                began = began == Long.MIN_VALUE ? now : began;
                phone.take(now, sample.telemetry());
                sampler.sample(now, state.serves(), phones.values(), cluster);
            }
        }
    }

    private void forget() {
        phones.clear();
        incidents.clear();
        stages = List.of();
        measureAnew();
    }

    private void measureAnew() {
        phones.replaceAll((serial, phone) -> new PhoneHistory(phone.phone()));
        for (ClusterMeasure measure : ClusterMeasure.values()) {
            cluster.put(measure, new TimeSeries());
        }
        sampler.reset();
        began = Long.MIN_VALUE;
        labs++;
    }

    private void show(PhoneView phone) {
        PhoneHistory known = phones.get(phone.serial());
        if (known == null) {
            phones.put(phone.serial(), new PhoneHistory(phone));
        } else {
            known.show(phone);
        }
    }

    private void take(LabEvent.TokenMade token) {
        long time = token.time().toEpochMilli();
        if (token.statistics().index() == 0) {
            // Its frame carried the prompt: no measure of a step of one token.
            series(ClusterMeasure.FIRST_TOKEN)
                    .add(time, (double) token.statistics().sinceStart().toMillis());
        } else {
            List<StageTime> steps = token.statistics().stages();
            for (int i = 0; i < steps.size(); i++) {
                PhoneHistory phone = phoneOf(i, steps.get(i).phone());
                if (phone != null) {
                    phone.take(time, steps.get(i));
                }
            }
        }
        sampler.token(time);
    }

    /** Several phones may have one name, but rarely at one stage. */
    private @Nullable PhoneHistory phoneOf(int stage, String name) {
        if (stage >= stages.size()) {
            return null;
        }
        for (Serving.Holder holder : stages.get(stage).holders()) {
            if (holder.name().equals(name)) {
                return phones.get(holder.serial());
            }
        }
        return null;
    }

    /** In the order in which they were found. */
    public Collection<PhoneHistory> phones() {
        return Collections.unmodifiableCollection(phones.values());
    }

    public Optional<PhoneHistory> phone(String serial) {
        return Optional.ofNullable(phones.get(serial));
    }

    public TimeSeries series(ClusterMeasure measure) {
        return Objects.requireNonNull(cluster.get(measure));
    }

    /** What happened, oldest first. */
    public List<Incident> incidents() {
        return new ArrayList<>(incidents.values());
    }

    /** When the first phone was heard, in milliseconds since the epoch. */
    public OptionalLong began() {
        return began == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(began);
    }

    /** Changes when series and phones are others than before: another lab is told of, or the clock was set back. */
    public long lab() {
        return labs;
    }
}
