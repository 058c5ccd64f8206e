package org.phonebank.desktop.conversation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.history.PhraseJson;
import org.phonebank.desktop.history.Statements;

/** The rows of messages and their answers. For one thread. */
record MessageRows(Statements statements) {
    private static final long NANOS_PER_MICRO = 1000;

    /** Writes a message, anew or over the one of the same id. */
    void put(long chat, Message message) throws SQLException {
        statements.update(
                "INSERT INTO chat_messages (id, chat, parent, role, text, time) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
                        + " ON CONFLICT DO UPDATE SET text = ?5",
                message.id(),
                chat,
                message.parent(),
                message.role().name(),
                message.text(),
                message.time().toEpochMilli());
        Answer answer = message.answer();
        if (answer != null) {
            put(message.id(), answer);
        }
    }

    private void put(long message, Answer answer) throws SQLException {
        statements.update(
                "INSERT INTO chat_answers (message, model, seed, ending, failure, prompt_tokens, tokens,"
                        + " first_token_micros, total_micros, tokens_per_second, left_out)"
                        + " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"
                        + " ON CONFLICT DO UPDATE SET ending = ?4, failure = ?5, prompt_tokens = ?6, tokens = ?7,"
                        + " first_token_micros = ?8, total_micros = ?9, tokens_per_second = ?10, left_out = ?11",
                message,
                answer.model(),
                answer.seed(),
                answer.ending().name(),
                PhraseJson.writeWithWords(answer.failure()),
                answer.promptTokens(),
                answer.tokens(),
                answer.firstToken().toNanos() / NANOS_PER_MICRO,
                answer.total().toNanos() / NANOS_PER_MICRO,
                answer.tokensPerSecond(),
                answer.leftOut());
    }

    void putTimeline(long message, List<TokenTime> tokens) throws SQLException {
        statements.update(
                "UPDATE chat_answers SET timeline = ?2 WHERE message = ?1", message, TimelineBytes.write(tokens));
    }

    Optional<byte[]> timeline(long message) throws SQLException {
        return statements
                .query(
                        "SELECT timeline FROM chat_answers WHERE message = ?1 AND timeline IS NOT NULL",
                        row -> row.getBytes(1),
                        message)
                .stream()
                .findFirst();
    }

    void drop(long message) throws SQLException {
        statements.update("DELETE FROM chat_messages WHERE id = ?1", message);
    }

    static Message read(ResultSet row) throws SQLException {
        return new Message(
                row.getLong(1),
                row.getLong(2),
                row.getString(6) == null ? Role.USER : Role.ASSISTANT,
                row.getString(4),
                Instant.ofEpochMilli(row.getLong(5)),
                answer(row));
    }

    private static @Nullable Answer answer(ResultSet row) throws SQLException {
        if (row.getString(6) == null) {
            return null;
        }
        return new Answer(
                row.getString(7),
                row.getLong(8),
                AnswerEnding.valueOf(row.getString(9)),
                PhraseJson.readWithWords(row.getString(10)),
                row.getInt(16),
                row.getInt(11),
                row.getInt(12),
                micros(row.getLong(13)),
                micros(row.getLong(14)),
                row.getDouble(15));
    }

    private static Duration micros(long micros) {
        return Duration.ofNanos(micros * NANOS_PER_MICRO);
    }
}
