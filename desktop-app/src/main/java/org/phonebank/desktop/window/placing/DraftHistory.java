package org.phonebank.desktop.window.placing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.phonebank.pipeline.placement.Arrangement;

/** The arrangements that a person has made, the one that is looked at, and those that were taken back. */
final class DraftHistory {
    private static final int MOST = 200;

    private final Deque<Placed> past = new ArrayDeque<>();
    private final Deque<Placed> future = new ArrayDeque<>();
    private @Nullable Placed now;

    Optional<Placed> now() {
        return Optional.ofNullable(now);
    }

    /** Begins with an arrangement that nobody made by hand. */
    void begin(@Nullable Arrangement arrangement) {
        past.clear();
        future.clear();
        now = arrangement == null ? null : new Placed(arrangement, null);
    }

    /** What is has changed by itself, and the person wants nothing else. */
    void follow(Arrangement arrangement) {
        now = new Placed(arrangement, null);
    }

    /**
     * The person made this one, or had it made. Making the same again is no step; if the planner did, it is the planner's
     * from then on.
     */
    void change(Placed next) {
        if (now == null) {
            return;
        }
        if (next.arrangement().equals(now.arrangement())) {
            now = next.purpose() == null ? now : next;
            return;
        }
        past.push(now);
        if (past.size() > MOST) {
            past.removeLast();
        }
        future.clear();
        now = next;
    }

    void undo() {
        if (now != null && !past.isEmpty()) {
            future.push(now);
            now = past.pop();
        }
    }

    void redo() {
        if (now != null && !future.isEmpty()) {
            past.push(now);
            now = future.pop();
        }
    }

    boolean canUndo() {
        return !past.isEmpty();
    }

    boolean canRedo() {
        return !future.isEmpty();
    }
}
