package org.phonebank.desktop.conversation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The messages of a conversation. A question that was changed and an answer that was computed again stand beside the ones
 * before; one branch is shown at a time. For one thread.
 */
public final class MessageTree {
    private final TreeMap<Long, Message> messages = new TreeMap<>();

    /** Messages whose parent is missing count as first ones. */
    public MessageTree(Collection<Message> all) {
        all.forEach(this::put);
    }

    /** Adds a message, or replaces the one of the same id. */
    public void put(Message message) {
        messages.put(message.id(), message);
    }

    public Optional<Message> find(long id) {
        return Optional.ofNullable(messages.get(id));
    }

    public boolean isEmpty() {
        return messages.isEmpty();
    }

    /** From the first message to the end of the newest branch through this one, or of all if it is not there. */
    public List<Message> branch(long through) {
        return pathTo(endOfNewestBranch(messages.containsKey(through) ? through : Message.NONE));
    }

    /** From the first message to this one; empty if it is not there. */
    public List<Message> pathTo(long last) {
        List<Message> path = new ArrayList<>();
        for (Message message = messages.get(last); message != null; message = messages.get(parentOf(message.id()))) {
            path.add(0, message);
        }
        return path;
    }

    /** The message with those that stand beside it, oldest first. */
    public List<Message> alternatives(long id) {
        long parent = parentOf(id);
        return messages.values().stream()
                .filter(message -> parentOf(message.id()) == parent)
                .toList();
    }

    /** The end of the newest branch that goes through a message; {@link Message#NONE} goes through the newest of all. */
    public long endOfNewestBranch(long from) {
        long end = from;
        for (Optional<Message> next = newestChild(end); next.isPresent(); next = newestChild(end)) {
            end = next.get().id();
        }
        return end;
    }

    /** Takes a message away with all that was said to it, and gives what was taken, oldest first. */
    public List<Message> remove(long id) {
        List<Message> removed = new ArrayList<>();
        Message message = messages.remove(id);
        if (message != null) {
            removed.add(message);
            List<Long> children = messages.values().stream()
                    .filter(child -> child.parent() == id)
                    .map(Message::id)
                    .toList();
            children.forEach(child -> removed.addAll(remove(child)));
        }
        return removed;
    }

    private Optional<Message> newestChild(long parent) {
        return messages.descendingMap().values().stream()
                .filter(message -> parentOf(message.id()) == parent)
                .findFirst();
    }

    private long parentOf(long id) {
        Message message = messages.get(id);
        // What was said later is no parent, so that a damaged file makes no circle.
        return message == null || message.parent() >= id || !messages.containsKey(message.parent())
                ? Message.NONE
                : message.parent();
    }
}
