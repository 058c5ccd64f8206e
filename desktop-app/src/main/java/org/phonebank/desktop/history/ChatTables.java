package org.phonebank.desktop.history;

import java.util.List;

/**
 * The second step of the tables: what people and models said to each other. Messages of a chat are a tree, since a question
 * can be changed and an answer computed again; what was deleted is kept a while, so that it can be taken back.
 */
final class ChatTables {
    static final List<String> STEP = List.of(
            """
            CREATE TABLE chats (
              id INTEGER PRIMARY KEY,
              title TEXT NOT NULL,
              system_prompt TEXT NOT NULL,
              max_tokens INTEGER NOT NULL,
              temperature REAL NOT NULL,
              top_k INTEGER NOT NULL,
              top_p REAL NOT NULL,
              repetition_penalty REAL NOT NULL,
              seed INTEGER,
              draft TEXT NOT NULL,
              shown INTEGER,
              created INTEGER NOT NULL,
              changed INTEGER NOT NULL,
              deleted INTEGER)""",
            "CREATE INDEX chats_by_change ON chats (changed)",
            """
            CREATE TABLE chat_messages (
              id INTEGER PRIMARY KEY,
              chat INTEGER NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
              parent INTEGER,
              role TEXT NOT NULL,
              text TEXT NOT NULL,
              time INTEGER NOT NULL,
              deleted INTEGER)""",
            "CREATE INDEX messages_of_chat ON chat_messages (chat)",
            """
            CREATE TABLE chat_answers (
              message INTEGER PRIMARY KEY REFERENCES chat_messages (id) ON DELETE CASCADE,
              model TEXT NOT NULL,
              seed INTEGER NOT NULL,
              ending TEXT NOT NULL,
              failure TEXT NOT NULL,
              prompt_tokens INTEGER NOT NULL,
              tokens INTEGER NOT NULL,
              first_token_micros INTEGER NOT NULL,
              total_micros INTEGER NOT NULL,
              tokens_per_second REAL NOT NULL,
              timeline BLOB)""");

    /** How many of the oldest messages the model did not see for an answer. */
    static final List<String> LEFT_OUT_STEP =
            List.of("ALTER TABLE chat_answers ADD COLUMN left_out INTEGER NOT NULL DEFAULT 0");

    private ChatTables() {}
}
