package org.phonebank.pipeline.serving;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.link.LinkWording;
import org.phonebank.pipeline.link.StageException;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.phrase.TimeWording;

/** The layout that is served. Confined to the turnstile, but for {@link #layout()}. */
final class Stages {
    private static final double NANOS_PER_SECOND = 1e9;

    private final ServingCore core;
    /** By the layer after the boundary; a boundary keeps its own when stages change. */
    private final Map<Integer, Plausibility> plausibilities = new HashMap<>();

    private List<StageState> stages = List.of();
    private volatile Layout layout = new Layout(0, List.of());
    private long failures;

    Stages(ServingCore core) {
        this.core = core;
    }

    List<StageState> all() {
        return stages;
    }

    /** For any thread. */
    Layout layout() {
        return layout;
    }

    long failures() {
        return failures;
    }

    boolean serve(Layout next) {
        if (next.version() <= layout.version()) {
            return false;
        }
        if (!stages.isEmpty() && next.layers() != layout.layers()) {
            throw new IllegalArgumentException(
                    "The model has " + layout.layers() + " layers, but a layout of " + next.layers() + " was given.");
        }
        List<StageState> before = stages;
        List<StageState> after = new ArrayList<>();
        for (StageLayout stage : next.stages()) {
            after.add(state(before, stage, stage.layers().end() == next.layers()));
        }
        stages = List.copyOf(after);
        for (StageState stage : before) {
            if (!stages.contains(stage)) {
                List.copyOf(stage.replicas).forEach(this::takeOut);
            }
        }
        for (int i = 0; i < stages.size(); i++) {
            fill(stages.get(i), next.stages().get(i).replicas(), !before.isEmpty());
        }
        layout = new Layout(next.version(), layouts());
        core.sequences.follow(stages);
        noteAll();
        return true;
    }

    boolean add(LayerRange layers, Replica replica) {
        for (StageState stage : stages) {
            if (stage.layers.equals(layers)) {
                ReplicaState known = find(stage, replica.serial());
                if (known != null) {
                    takeOut(known);
                }
                join(stage, replica, true);
                changed();
                return true;
            }
        }
        return false;
    }

    boolean remove(String serial) {
        return each(serial, this::takeOut);
    }

    boolean suspend(String serial) {
        return each(serial, replica -> replica.suspended = true);
    }

    boolean resume(String serial) {
        return each(serial, replica -> {
            if (replica.suspended) {
                replica.suspended = false;
                replica.catchingUp = replica.stage.isMirrored();
            }
        });
    }

    /** Isolates a replica. */
    void fail(ReplicaState replica, StageException cause) {
        if (!replica.gone) {
            failures++;
            takeOut(replica);
            core.announcer.replicaFailed(replica.stage.layers, replica.replica, cause);
            changed();
        }
    }

    /** See {@link Watchdog}. */
    long isolateOverdue(long now) {
        List<ReplicaState> overdue = new ArrayList<>();
        for (StageState stage : stages) {
            for (ReplicaState replica : stage.replicas) {
                if (replica.due() != Watchdog.NOBODY && replica.due() - now <= 0) {
                    overdue.add(replica);
                }
            }
        }
        overdue.forEach(replica -> fail(replica, timedOut(replica, now)));
        long wait = Watchdog.NOBODY;
        for (StageState stage : stages) {
            for (ReplicaState replica : stage.replicas) {
                wait = replica.due() == Watchdog.NOBODY ? wait : Math.min(wait, replica.due() - now);
            }
        }
        return wait;
    }

    List<ReplicaStatus> status() {
        return stages.stream()
                .flatMap(stage -> stage.replicas.stream())
                .map(ReplicaState::status)
                .toList();
    }

    int unanswered() {
        return stages.stream()
                .flatMap(stage -> stage.replicas.stream())
                .mapToInt(replica -> replica.unanswered.size())
                .sum();
    }

    private StageState state(List<StageState> before, StageLayout stage, boolean last) {
        for (StageState known : before) {
            if (known.layers.equals(stage.layers())) {
                known.redundancy = stage.redundancy();
                return known;
            }
        }
        Plausibility plausibility =
                plausibilities.computeIfAbsent(stage.layers().end(), layer -> new Plausibility());
        return new StageState(stage, last, plausibility);
    }

    private void fill(StageState stage, List<Replica> replicas, boolean behind) {
        for (ReplicaState known : List.copyOf(stage.replicas)) {
            if (replicas.stream().noneMatch(known.replica::isSameAs)) {
                takeOut(known);
            }
        }
        List<ReplicaState> kept = List.copyOf(stage.replicas);
        stage.replicas.clear();
        for (Replica replica : replicas) {
            Optional<ReplicaState> known = kept.stream()
                    .filter(state -> state.replica.isSameAs(replica))
                    .findAny();
            known.ifPresentOrElse(stage.replicas::add, () -> join(stage, replica, behind));
        }
    }

    private void join(StageState stage, Replica replica, boolean behind) {
        ReplicaState state = new ReplicaState(core, replica, stage);
        state.catchingUp = behind && stage.isMirrored();
        stage.replicas.add(state);
    }

    private void takeOut(ReplicaState replica) {
        replica.gone = true;
        replica.stage.replicas.remove(replica);
        for (Course course : List.copyOf(replica.courses)) {
            course.lane.lost(course);
        }
        replica.unanswered.forEach(Request::lost);
        replica.unanswered.clear();
    }

    private boolean each(String serial, Consumer<ReplicaState> change) {
        boolean found = false;
        for (StageState stage : stages) {
            ReplicaState replica = find(stage, serial);
            if (replica != null) {
                found = true;
                change.accept(replica);
            }
        }
        if (found) {
            changed();
        }
        return found;
    }

    private void changed() {
        layout = new Layout(layout.version() + 1, layouts());
        core.sequences.pump();
        noteAll();
    }

    private void noteAll() {
        for (StageState stage : stages) {
            noteService(stage);
            stage.replicas.forEach(ReplicaState::noteCaughtUp);
        }
    }

    private List<StageLayout> layouts() {
        return stages.stream().map(StageState::layout).toList();
    }

    private void noteService(StageState stage) {
        boolean missing = !stage.isServed();
        if (missing != stage.missing) {
            stage.missing = missing;
            if (missing) {
                core.announcer.stageMissing(stage.layers);
            } else {
                core.announcer.stageServed(stage.layers);
            }
        }
    }

    private static @Nullable ReplicaState find(StageState stage, String serial) {
        for (ReplicaState replica : stage.replicas) {
            if (replica.replica.serial().equals(serial)) {
                return replica;
            }
        }
        return null;
    }

    private static StageException timedOut(ReplicaState replica, long now) {
        String phone = replica.replica.phone();
        Request oldest = replica.unanswered.element();
        Duration usual = replica.times.predicted(oldest.frame.count());
        Phrase wait = TimeWording.seconds((now - oldest.sentNanos) / NANOS_PER_SECOND, 1);
        Phrase problem = usual.isZero()
                ? Phrase.of(LinkWording.NO_ANSWER, phone, wait)
                : Phrase.of(LinkWording.NO_USUAL_ANSWER, phone, wait, String.valueOf(usual.toMillis()));
        return new StageException(phone, StageException.Reason.TIMED_OUT, problem);
    }
}
