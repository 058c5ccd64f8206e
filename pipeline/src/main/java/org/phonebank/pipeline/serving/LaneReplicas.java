package org.phonebank.pipeline.serving;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The courses of one lane, and which of them serves it. Confined to the turnstile. */
final class LaneReplicas {
    private final Lane lane;
    private final StageState stage;
    private final List<Course> courses = new ArrayList<>(1);
    private @Nullable Course current;
    private int chosenFor = -1;

    LaneReplicas(Lane lane) {
        this.lane = lane;
        this.stage = lane.stage;
    }

    /** Who computes up to this chunk; nothing if nobody can. Asked again for every chunk that is new to the stage. */
    @Nullable
    Course choose(int chunk) {
        boolean another = chunk > chosenFor && stage.replicas.size() > 1 && !stage.isMirrored();
        if (current == null || !current.isUsable() || another) {
            current = best(chunk);
            if (current != null) {
                chosenFor = chunk;
            }
        }
        return current;
    }

    void send(int wantedEnd) {
        Course serving = current;
        if (serving != null && serving.isUsable()) {
            serving.send(wantedEnd - 1);
        }
        if (stage.isMirrored()) {
            int end = lane.sequence.liveEnd();
            for (int i = 0; i < stage.replicas.size(); i++) {
                ReplicaState replica = stage.replicas.get(i);
                if (replica.isUsable()) {
                    Course course = course(replica);
                    if (course.isUsable()) {
                        course.send(end - 1);
                    }
                }
            }
        }
    }

    boolean isUnanswered(int chunk) {
        for (Course course : courses) {
            if (course.isUnanswered(chunk)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it was the one that serves. */
    boolean remove(Course course) {
        courses.remove(course);
        if (current == course) {
            current = null;
            return true;
        }
        return false;
    }

    boolean anyUsable() {
        return stage.replicas.stream()
                .anyMatch(replica -> replica.isUsable() && course(replica).isUsable());
    }

    void forgetRefusals() {
        courses.forEach(course -> course.refusal = null);
    }

    void cut(int end) {
        chosenFor = Math.min(chosenFor, end - 1);
        courses.forEach(course -> course.cut(end));
    }

    void endTurns() {
        courses.forEach(course -> course.replica.endTurn(course));
    }

    List<ReplicaState> close() {
        List<ReplicaState> told = courses.stream()
                .filter(course -> course.started)
                .map(course -> course.replica)
                .toList();
        courses.forEach(Course::close);
        courses.clear();
        current = null;
        return told;
    }

    String waitingFor() {
        return current == null || current.replica.gone
                ? "a phone for " + stage.words()
                : current.replica.replica.phone();
    }

    private @Nullable Course best(int chunk) {
        List<Course> usable = new ArrayList<>(stage.replicas.size());
        for (ReplicaState replica : stage.replicas) {
            if (replica.isUsable() && course(replica).isUsable()) {
                usable.add(course(replica));
            }
        }
        if (usable.size() < 2) {
            return usable.isEmpty() ? null : usable.get(0);
        }
        return stage.isMirrored() ? furthest(usable) : chosen(usable, chunk);
    }

    private Course furthest(List<Course> usable) {
        Course furthest = usable.get(0);
        for (Course course : usable) {
            if (course.next > furthest.next || (course.next == furthest.next && course == current)) {
                furthest = course;
            }
        }
        return furthest;
    }

    private Course chosen(List<Course> usable, int chunk) {
        int tokens = lane.sequence.chunk(chunk).tokens.count();
        double unknown = 0;
        for (Course course : usable) {
            unknown = Math.max(unknown, course.replica.times.predictedNanos(1));
        }
        List<ReplicaCandidate> candidates = new ArrayList<>(usable.size());
        for (Course course : usable) {
            candidates.add(candidate(course, chunk, unknown));
        }
        return usable.get(lane.sequence.core.chooser.choose(stage.layers, tokens, candidates));
    }

    /** @param unknown nanoseconds of a step on a replica of which nothing is known */
    private ReplicaCandidate candidate(Course course, int chunk, double unknown) {
        ServedSequence sequence = lane.sequence;
        ReplicaState replica = course.replica;
        int next = Math.min(course.next, chunk);
        int valid = sequence.chunk(next).position();
        int missing = sequence.chunk(chunk).position() - valid;
        return new ReplicaCandidate(
                replica.replica,
                course == current,
                valid,
                missing,
                time(replica, chunk - next, missing, unknown),
                time(replica, replica.unanswered.size(), replica.unansweredTokens, unknown),
                time(replica, 1, sequence.chunk(chunk).tokens.count(), unknown));
    }

    private static Duration time(ReplicaState replica, int frames, int tokens, double unknown) {
        if (frames == 0) {
            return Duration.ZERO;
        }
        int each = Math.max(1, (tokens + frames - 1) / frames);
        double predicted = replica.times.predictedNanos(each);
        return Duration.ofNanos((long) (frames * (predicted > 0 ? predicted : unknown * each)));
    }

    private Course course(ReplicaState replica) {
        for (Course course : courses) {
            if (course.replica == replica) {
                return course;
            }
        }
        Course course = new Course(lane, replica);
        courses.add(course);
        return course;
    }
}
