package org.phonebank.desktop.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.history.HistoryException;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.phrase.Wording;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** With writes that fail as the file would, for as long as the test says so. */
class StoreThreadTest {
    private static final String MENDED = "mended";

    @TempDir
    private Path folder;

    private volatile @Nullable SQLiteErrorCode failure;
    private final List<String> tried = new CopyOnWriteArrayList<>();
    private final List<Object> heard = new CopyOnWriteArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private StoreThread store;

    @BeforeEach
    void open() {
        store = new StoreThread(
                folder.resolve("history.db"), () -> Instant.EPOCH, new Heard(), Executors.newSingleThreadExecutor());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatWaitsIsWrittenBeforeAReadAndThatIsTold() {
        failure = SQLiteErrorCode.SQLITE_FULL;
        store.write(1, 1, write("chat"));
        assertThat(tries()).containsExactly("chat", "chat");

        failure = null;
        assertThat(tries()).containsExactly("chat");
        assertThat(tries()).isEmpty();
        assertThat(heard).containsExactly(HistoryException.Reason.FULL, MENDED);
    }

    @Test
    void aFileThatTakesNothingIsTriedOnceForAllThatWaits() {
        failure = SQLiteErrorCode.SQLITE_BUSY_SNAPSHOT;
        store.write(1, 1, write("one"));
        store.write(2, 2, write("two"));
        store.write(3, 3, write("three"));
        assertThat(tries()).containsExactly("one", "one", "one", "one");

        failure = null;
        store.write(4, 4, write("four"));
        assertThat(tries()).containsExactly("one", "two", "three", "four");
        assertThat(heard).containsExactly(HistoryException.Reason.LOCKED, MENDED);
    }

    @Test
    void aLockedFileIsWaitedForOnlyTheFirstTime() {
        List<Integer> patience = new CopyOnWriteArrayList<>();
        StoreThread.Write measure = rows -> {
            patience.addAll(rows.statements().query("PRAGMA busy_timeout", row -> row.getInt(1)));
            failIfToldSo();
        };
        failure = SQLiteErrorCode.SQLITE_BUSY;
        store.write(1, 1, measure);
        tries();
        failure = null;
        tries();
        store.write(1, 1, measure);
        tries();

        assertThat(patience).containsExactly(5000, 100, 100, 5000);
    }

    @Test
    void theLatestOfARowTakesThePlaceOfWhatWaitedButNotAcrossADeletion() {
        failure = SQLiteErrorCode.SQLITE_FULL;
        store.write(1, 1, write("chat"));
        store.write(1, 8, write("question"));
        store.write(1, 9, write("answer begun"));
        store.write(1, 1, write("chat renamed"));
        store.write(1, 9, write("answer"));
        store.write(1, write("question dropped"));
        store.write(1, 8, write("question again"));
        tries();
        failure = null;

        assertThat(tries()).containsExactly("chat renamed", "question", "answer", "question dropped", "question again");
    }

    @Test
    void whatHasNoPlaceAnyMoreIsToldAsSuchAndHoldsUpNothing() {
        failure = SQLiteErrorCode.SQLITE_FULL;
        store.write(1, 1, write("one"));
        tries();
        failure = SQLiteErrorCode.SQLITE_CONSTRAINT_FOREIGNKEY;
        tries();
        failure = null;
        store.write(2, 2, write("two"));

        assertThat(tries()).containsExactly("two");
        assertThat(heard).containsExactly(HistoryException.Reason.FULL, HistoryException.Reason.REFUSED);
    }

    private StoreThread.Write write(String name) {
        return rows -> {
            tried.add(name);
            failIfToldSo();
        };
    }

    private void failIfToldSo() throws SQLException {
        SQLiteErrorCode code = failure;
        if (code != null) {
            throw new SQLiteException("as told", code);
        }
    }

    /** What was tried since the last time, and before a read that is made now. */
    private List<String> tries() {
        store.read(rows -> "").join();
        List<String> since = new ArrayList<>(tried);
        tried.clear();
        return since;
    }

    /** Wordings of troubles, and {@link #MENDED}. */
    private final class Heard implements StoreListener {
        @Override
        public void failed(Phrase problem) {
            Wording wording = ((Phrase.Said) problem).wording();
            heard.add(wording);
        }

        @Override
        public void mended() {
            heard.add(MENDED);
        }
    }
}
