package org.phonebank.desktop.conversation;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What could not be written yet, in its order. For one thread. */
final class Unwritten implements Iterable<Unwritten.Waiting> {
    /** Of a {@link Waiting} that is not the whole of one row. */
    static final long NO_ROW = 0;

    private static final Logger LOG = LoggerFactory.getLogger(Unwritten.class);
    /** Some may be long answers. */
    private static final int MOST = 1000;

    private final List<Waiting> waiting = new ArrayList<>();
    private boolean complete = true;

    /**
     * Something to write.
     *
     * @param row a conversation or message that is written whole, or {@link #NO_ROW}
     */
    record Waiting(long chat, long row, StoreThread.Write write) {}

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    int size() {
        return waiting.size();
    }

    /** Whether something of a conversation is there, on which the next thing may hang. */
    boolean holdsUp(long chat) {
        return waiting.stream().anyMatch(before -> before.chat() == chat);
    }

    void add(Waiting next) {
        if (replaced(next)) {
            return;
        }
        if (waiting.size() < MOST) {
            waiting.add(next);
        } else {
            LOG.warn("Too much of the conversations waits to be written; the newest is lost.");
            complete = false;
        }
    }

    /** A row is written once, as it was last, and in its old place, since others may hang on it; not across a deletion. */
    private boolean replaced(Waiting next) {
        for (ListIterator<Waiting> at = waiting.listIterator(waiting.size()); at.hasPrevious(); ) {
            Waiting before = at.previous();
            if (before.chat() == next.chat() && (before.row() == NO_ROW || next.row() == NO_ROW)) {
                return false;
            }
            if (before.chat() == next.chat() && before.row() == next.row()) {
                at.set(next);
                return true;
            }
        }
        return false;
    }

    /** The oldest first; what was written is removed. */
    @Override
    public Iterator<Waiting> iterator() {
        return waiting.iterator();
    }

    /** One of them will never be written. */
    void lose() {
        complete = false;
    }

    /** Whether nothing was lost since the last time; to be asked when all is written. */
    boolean wasComplete() {
        boolean all = complete;
        complete = true;
        return all;
    }
}
