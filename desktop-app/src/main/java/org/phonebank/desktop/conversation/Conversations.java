package org.phonebank.desktop.conversation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.conversation.ConversationException.Reason;
import org.phonebank.desktop.history.HistoryException;

/**
 * Keeps conversations. Any thread may call; everything is done on one thread, in the order in which it was asked for, and
 * nothing but {@link #close} waits for it. What cannot be kept is told, and the window goes on with what it has.
 */
public final class Conversations implements AutoCloseable {
    private final StoreThread store;
    private final InstantSource clock;
    private final Ids ids;
    private final Set<AnswerKeeper> underWay = ConcurrentHashMap.newKeySet();

    /**
     * Keeps conversations in the history's file, which is made when it is needed.
     *
     * @param listener hears why something could not be kept
     */
    public Conversations(Path file, InstantSource clock, StoreListener listener) {
        this(file, clock, listener, Executors.newSingleThreadExecutor(task -> {
            Thread made = new Thread(task, "conversations");
            made.setDaemon(true);
            return made;
        }));
    }

    /** @param thread does everything, one thing at a time, and ends with this */
    public Conversations(Path file, InstantSource clock, StoreListener listener, ExecutorService thread) {
        this.store = new StoreThread(file, clock, listener, thread);
        this.clock = clock;
        this.ids = new Ids(clock);
    }

    /** A number that no conversation and no message has. */
    public long newId() {
        return ids.next();
    }

    /**
     * Conversations, the latest first.
     *
     * @param words that stand in the title or a message; "" for all
     */
    public CompletableFuture<List<ChatEntry>> list(String words) {
        return store.read(rows -> {
            List<ChatEntry> found = rows.list(words);
            found.forEach(entry -> ids.goBeyond(entry.id()));
            return found;
        });
    }

    /** A conversation with its messages; empty if it was deleted. Answers that nobody writes any more are broken off. */
    public CompletableFuture<Optional<StoredChat>> load(long chat) {
        // Before the row is read: who is no longer under way has its end in the queue already.
        Set<Long> writing = underWay.stream().map(AnswerKeeper::message).collect(Collectors.toSet());
        return store.read(rows -> {
            Optional<StoredChat> found = rows.load(chat);
            found.ifPresent(stored -> stored.messages().forEach(message -> ids.goBeyond(message.id())));
            return found.map(stored -> stored.brokenOffUnless(writing));
        });
    }

    /** Keeps everything about a conversation but its messages. */
    public void save(Chat chat) {
        store.write(chat.id(), chat.id(), rows -> rows.save(chat));
    }

    /** Keeps a message, anew or over the one of the same id; its conversation was saved before. */
    public void put(long chat, Message message) {
        store.write(chat, message.id(), rows -> rows.messages().put(chat, message));
    }

    /** Keeps the end of an answer with the times of its tokens. */
    void put(long chat, Message message, List<TokenTime> tokens) {
        store.write(chat, message.id(), rows -> {
            MessageRows messages = rows.messages();
            messages.put(chat, message);
            messages.putTimeline(message.id(), tokens);
        });
    }

    /** The times of an answer's tokens; empty if there are none. */
    public CompletableFuture<List<TokenTime>> timeline(Message answer) {
        return store.read(rows -> {
            Optional<byte[]> bytes = rows.messages().timeline(answer.id());
            try {
                return bytes.isEmpty() ? List.of() : TimelineBytes.read(bytes.get(), answer.text());
            } catch (IOException e) {
                throw new ConversationException(Reason.TIMES, e);
            }
        });
    }

    /** Takes messages of a conversation away for good. */
    public void drop(long chat, Collection<Message> messages) {
        store.write(chat, rows -> {
            for (Message message : messages) {
                rows.messages().drop(message.id());
            }
        });
    }

    public void deleteChat(long chat) {
        mark(chat, "chats", List.of(chat), clock.instant());
    }

    /** Takes a deletion back. */
    public void restoreChat(long chat) {
        mark(chat, "chats", List.of(chat), null);
    }

    public void deleteMessages(long chat, Collection<Message> messages) {
        mark(chat, "chat_messages", messages.stream().map(Message::id).toList(), clock.instant());
    }

    /** Takes a deletion back. */
    public void restoreMessages(long chat, Collection<Message> messages) {
        mark(chat, "chat_messages", messages.stream().map(Message::id).toList(), null);
    }

    /**
     * Writes the branch of a conversation that is shown to a file, whole or not at all.
     *
     * @return the file; fails with a {@link ConversationException} or a {@link HistoryException}
     */
    public CompletableFuture<Path> export(long chat, ExportFormat format, Path target) {
        return store.read(rows -> {
            StoredChat stored = rows.load(chat).orElseThrow(() -> new ConversationException(Reason.DELETED, null));
            format.write(stored, target);
            return target;
        });
    }

    /** Begins to keep an answer while it comes. */
    public AnswerKeeper keep(long chat, Message begun, Consumer<AnswerNews> news) {
        AnswerKeeper keeper = new AnswerKeeper(this, chat, begun, clock, news);
        underWay.add(keeper);
        return keeper;
    }

    void ended(AnswerKeeper keeper) {
        underWay.remove(keeper);
    }

    /** Breaks answers off that still come, keeping what came, and writes what waits; takes a few seconds at most. */
    @Override
    public void close() {
        underWay.forEach(AnswerKeeper::breakOff);
        store.close();
    }

    private void mark(long chat, String table, List<Long> rowIds, @Nullable Instant deleted) {
        store.write(chat, rows -> {
            for (long id : rowIds) {
                rows.mark(table, id, deleted);
            }
        });
    }
}
