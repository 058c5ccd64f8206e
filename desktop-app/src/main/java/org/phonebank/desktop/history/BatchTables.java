package org.phonebank.desktop.history;

import java.util.List;

/**
 * The third step of the tables: batches and what their rows were answered. A batch is known by a digest of all that its
 * answers depend on; the process that works on it is noted, so that no other one does. Since the fourth step the model is
 * known by the id of its layers, too; batches of before have none.
 */
final class BatchTables {
    static final List<String> STEP = List.of("""
            CREATE TABLE batches (
              id INTEGER PRIMARY KEY,
              digest TEXT NOT NULL UNIQUE,
              input TEXT NOT NULL,
              template TEXT NOT NULL,
              system_prompt TEXT NOT NULL,
              max_tokens INTEGER NOT NULL,
              temperature REAL NOT NULL,
              top_k INTEGER NOT NULL,
              top_p REAL NOT NULL,
              repetition_penalty REAL NOT NULL,
              seed INTEGER NOT NULL,
              model TEXT NOT NULL,
              total INTEGER NOT NULL,
              created INTEGER NOT NULL,
              changed INTEGER NOT NULL,
              results TEXT,
              results_digest TEXT,
              pid INTEGER,
              process_started INTEGER)""", """
            CREATE TABLE batch_rows (
              batch INTEGER NOT NULL REFERENCES batches (id) ON DELETE CASCADE,
              number INTEGER NOT NULL,
              time INTEGER NOT NULL,
              answer TEXT,
              failure TEXT,
              prompt_tokens INTEGER,
              tokens INTEGER,
              first_token_micros INTEGER,
              total_micros INTEGER,
              tokens_per_second REAL,
              stop_reason TEXT,
              PRIMARY KEY (batch, number))""");

    static final List<String> MODEL_STEP = List.of("ALTER TABLE batches ADD COLUMN model_id TEXT NOT NULL DEFAULT ''");

    /** What is marked is no batch any more: its rows go little by little, and it goes last. */
    static final List<String> DROP_STEP = List.of("ALTER TABLE batches ADD COLUMN dropped INTEGER NOT NULL DEFAULT 0");

    /** Why a row failed, as JSON, beside its English; rows of before have that only. */
    static final List<String> PHRASE_STEP = List.of("ALTER TABLE batch_rows ADD COLUMN failure_phrase TEXT");

    private BatchTables() {}
}
