package org.phonebank.desktop.window.placing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.phonebank.pipeline.placement.Arrangement;

/** The arrangements that a person has made, the one that is looked at, and those that were taken back. */
final class DraftHistory {
    private static final int MOST = 200;

    private final Deque<Arrangement> past = new ArrayDeque<>();
    private final Deque<Arrangement> future = new ArrayDeque<>();
    private @Nullable Arrangement now;

    Optional<Arrangement> now() {
        return Optional.ofNullable(now);
    }

    /** Begins with an arrangement that nobody made by hand. */
    void begin(@Nullable Arrangement arrangement) {
        past.clear();
        future.clear();
        now = arrangement;
    }

    /** What is has changed by itself, and the person wants nothing else. */
    void follow(Arrangement arrangement) {
        now = arrangement;
    }

    /** The person made this one; making the same again changes nothing. */
    void change(Arrangement next) {
        if (now == null || next.equals(now)) {
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
