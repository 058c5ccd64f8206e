package org.phonebank.desktop.conversation;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.history.Statements;

/** The rows of conversations. For one thread. */
record ChatRows(Statements statements) {
    ChatRows(Connection connection) {
        this(new Statements(connection));
    }

    MessageRows messages() {
        return new MessageRows(statements);
    }

    void save(Chat chat) throws SQLException {
        Sampling sampling = chat.sampling();
        statements.update(
                "INSERT INTO chats (id, title, system_prompt, max_tokens, temperature, top_k, top_p,"
                        + " repetition_penalty, seed, draft, shown, created, changed)"
                        + " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"
                        + " ON CONFLICT DO UPDATE SET title = ?2, system_prompt = ?3, max_tokens = ?4,"
                        + " temperature = ?5, top_k = ?6, top_p = ?7, repetition_penalty = ?8, seed = ?9,"
                        + " draft = ?10, shown = ?11, changed = ?13",
                chat.id(),
                chat.title(),
                chat.systemPrompt(),
                sampling.maxTokens(),
                sampling.temperature(),
                sampling.topK(),
                sampling.topP(),
                sampling.repetitionPenalty(),
                sampling.seed(),
                chat.draft(),
                chat.shown(),
                chat.created().toEpochMilli(),
                chat.changed().toEpochMilli());
    }

    /** Conversations in whose title or messages the words stand, the latest first. */
    List<ChatEntry> list(String words) throws SQLException {
        String pattern = "%" + words.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
        return statements.query(
                "SELECT id, title, changed, shown FROM chats"
                        + " WHERE deleted IS NULL AND (?1 = '' OR title LIKE ?2 ESCAPE '!'"
                        + " OR EXISTS (SELECT 1 FROM chat_messages WHERE chat = chats.id AND deleted IS NULL"
                        + " AND text LIKE ?2 ESCAPE '!')) ORDER BY changed DESC, id DESC",
                row -> new ChatEntry(
                        row.getLong(1),
                        row.getString(2),
                        Instant.ofEpochMilli(row.getLong(3)),
                        shownMessages(row.getLong(1), row.getLong(4))),
                words,
                pattern);
    }

    /** How many messages the branch has that is shown. */
    private int shownMessages(long chat, long shown) throws SQLException {
        List<Message> messages = statements.query(
                "SELECT id, parent FROM chat_messages WHERE chat = ?1 AND deleted IS NULL",
                row -> Message.question(row.getLong(1), row.getLong(2), "", Instant.EPOCH),
                chat);
        return new MessageTree(messages).branch(shown).size();
    }

    Optional<StoredChat> load(long id) throws SQLException {
        List<Chat> found = statements.query(
                "SELECT id, title, system_prompt, max_tokens, temperature, top_k, top_p, repetition_penalty, seed,"
                        + " draft, shown, created, changed FROM chats WHERE id = ?1 AND deleted IS NULL",
                ChatRows::chat,
                id);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new StoredChat(
                found.get(0),
                statements.query(
                        "SELECT id, parent, role, text, time, message, model, seed, ending, failure, prompt_tokens,"
                                + " tokens, first_token_micros, total_micros, tokens_per_second, left_out"
                                + " FROM chat_messages LEFT JOIN chat_answers ON message = id"
                                + " WHERE chat = ?1 AND deleted IS NULL ORDER BY id",
                        MessageRows::read,
                        id)));
    }

    private static Chat chat(ResultSet row) throws SQLException {
        return new Chat(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                sampling(row),
                row.getString(10),
                row.getLong(11),
                Instant.ofEpochMilli(row.getLong(12)),
                Instant.ofEpochMilli(row.getLong(13)));
    }

    private static Sampling sampling(ResultSet row) throws SQLException {
        long seed = row.getLong(9);
        Long fixed = row.wasNull() ? null : seed;
        return new Sampling(row.getInt(4), row.getDouble(5), row.getInt(6), row.getDouble(7), row.getDouble(8), fixed);
    }

    /** Marks conversations or messages as deleted, now, or takes that back with null. */
    void mark(String table, long id, @Nullable Instant deleted) throws SQLException {
        statements.update(
                "UPDATE " + table + " SET deleted = ?2 WHERE id = ?1",
                id,
                deleted == null ? null : deleted.toEpochMilli());
    }

    /** Takes away what was deleted before this time. */
    void purge(Instant before) throws SQLException {
        statements.update("DELETE FROM chat_messages WHERE deleted < ?1", before.toEpochMilli());
        statements.update("DELETE FROM chats WHERE deleted < ?1", before.toEpochMilli());
    }
}
