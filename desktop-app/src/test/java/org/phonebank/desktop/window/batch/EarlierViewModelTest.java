package org.phonebank.desktop.window.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.history.HistoryFile;
import org.phonebank.desktop.window.base.Tone;

class EarlierViewModelTest {
    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private BatchBench bench;

    @SuppressWarnings("NullAway.Init")
    private EarlierViewModel earlier;

    @BeforeEach
    void start() {
        bench = new BatchBench(folder);
        earlier = new EarlierViewModel(bench.session, bench.desk);
    }

    @AfterEach
    void close() {
        earlier.close();
        bench.close();
    }

    @Test
    void batchesSayHowManyOfTheirRowsAreDoneAndHowManyFailed() throws Exception {
        keep("whole", 3, 3, 0);
        keep("failed", 3, 2, 1);
        keep("partly", 3, 2, 0);
        keep("both", 3, 1, 1);
        read();

        assertThat(batches())
                .extracting(EarlierBatch::name, EarlierBatch::state, EarlierBatch::tone, EarlierBatch::action)
                .containsExactly(
                        tuple("both", "2 of 3 rows  ·  1 failed", Tone.WARNING, "Continue"),
                        tuple("partly", "2 of 3 rows", Tone.WARNING, "Continue"),
                        tuple("failed", "3 rows  ·  1 failed", Tone.WARNING, "Show"),
                        tuple("whole", "3 rows done", Tone.SUCCESS, "Show"));
    }

    @Test
    void aBatchThatIsForgottenLeavesTheListAtOnceAndThenTheFile() throws Exception {
        keep("large", 5_000, 5_000, 0);
        keep("other", 1, 1, 0);
        read();
        bench.dialogs.agrees = true;

        earlier.forget(batches().get(1));

        bench.until(() -> batches().size() == 1);
        assertThat(batches().get(0).name()).isEqualTo("other");
        bench.until(() -> rows() == 1);
    }

    private List<EarlierBatch> batches() {
        return earlier.batchesProperty().get();
    }

    private void read() {
        bench.session.earlier().refresh();
        bench.until(() -> !batches().isEmpty());
    }

    private void keep(String name, int total, int answered, int failed) throws SQLException, IOException {
        try (Connection connection = HistoryFile.open(bench.desk.data().history());
                var statement = connection.createStatement()) {
            statement.executeUpdate(
                    "INSERT INTO batches (digest, input, template, system_prompt, max_tokens, temperature,"
                            + " top_k, top_p, repetition_penalty, seed, model, total, created, changed) VALUES ('"
                            + name + "', '"
                            + name + "', 'Ask', '', 1, 0, 0, 1, 1, 1, '', " + total + ", 0, 0)");
            statement.executeUpdate(
                    "WITH RECURSIVE one (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM one LIMIT "
                            + (answered + failed) + ") INSERT INTO batch_rows (batch, number, time, answer, failure)"
                            + " SELECT (SELECT max(id) FROM batches), number, 0, '', iif(number <= " + failed
                            + ", 'No.', NULL)"
                            + " FROM one");
        }
    }

    private int rows() throws Exception {
        try (Connection connection = HistoryFile.open(bench.desk.data().history());
                var statement = connection.createStatement();
                var count = statement.executeQuery("SELECT count(*) FROM batch_rows")) {
            return count.getInt(1);
        }
    }
}
