package org.phonebank.desktop.history;

import java.util.List;

/** The first step of the tables: what happened in runs of labs. */
final class RunTables {
    static final List<String> STEP = List.of(
            """
            CREATE TABLE runs (
              id INTEGER PRIMARY KEY AUTOINCREMENT,
              kind TEXT NOT NULL,
              model TEXT NOT NULL,
              bits INTEGER NOT NULL,
              layers INTEGER NOT NULL,
              pid INTEGER NOT NULL,
              process_started INTEGER NOT NULL,
              started INTEGER NOT NULL,
              seen INTEGER NOT NULL,
              ended INTEGER,
              ending TEXT)""",
            """
            CREATE TABLE phones (
              serial TEXT PRIMARY KEY,
              name TEXT NOT NULL,
              memory_bytes INTEGER NOT NULL,
              is_virtual INTEGER NOT NULL,
              first_seen INTEGER NOT NULL,
              last_seen INTEGER NOT NULL) WITHOUT ROWID""",
            """
            CREATE TABLE run_phones (
              run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
              serial TEXT NOT NULL,
              name TEXT NOT NULL,
              PRIMARY KEY (run, serial)) WITHOUT ROWID""",
            """
            CREATE TABLE incidents (
              run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
              number INTEGER NOT NULL,
              time INTEGER NOT NULL,
              severity TEXT NOT NULL,
              sentence TEXT NOT NULL,
              settled INTEGER NOT NULL,
              PRIMARY KEY (run, number)) WITHOUT ROWID""",
            """
            CREATE TABLE incident_phones (
              run INTEGER NOT NULL,
              number INTEGER NOT NULL,
              serial TEXT NOT NULL,
              PRIMARY KEY (run, number, serial),
              FOREIGN KEY (run, number) REFERENCES incidents (run, number) ON DELETE CASCADE) WITHOUT ROWID""",
            """
            CREATE TABLE answers (
              id INTEGER PRIMARY KEY,
              run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
              time INTEGER NOT NULL,
              prompt_tokens INTEGER NOT NULL,
              tokens INTEGER NOT NULL,
              first_token_micros INTEGER NOT NULL,
              total_micros INTEGER NOT NULL,
              stop_reason TEXT NOT NULL)""",
            "CREATE INDEX answers_of_run ON answers (run)",
            """
            CREATE TABLE telemetry (
              run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
              serial TEXT NOT NULL,
              metric TEXT NOT NULL,
              seconds INTEGER NOT NULL,
              start INTEGER NOT NULL,
              samples INTEGER NOT NULL,
              least REAL NOT NULL,
              total REAL NOT NULL,
              most REAL NOT NULL,
              PRIMARY KEY (run, serial, metric, seconds, start)) WITHOUT ROWID""",
            "CREATE INDEX telemetry_of_phone ON telemetry (serial, metric, start)");

    /** Incidents are told in other languages too; those from before only in English. */
    static final List<String> PHRASE_STEP = List.of("ALTER TABLE incidents ADD COLUMN phrase TEXT");

    private RunTables() {}
}
