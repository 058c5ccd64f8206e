package org.phonebank.tests.wholepath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.batch.BatchJournal;
import org.phonebank.desktop.batch.KeptBatch;
import org.phonebank.desktop.batch.Outcome;
import org.phonebank.desktop.batch.Settled;
import org.phonebank.tests.support.PhonebankCommand;

/** A batch on virtual phones whose process is killed, and one that goes on from there. */
class BatchTest {
    private static final int ROWS = 16;

    @TempDir
    private Path folder;

    @Test
    void aBatchGoesOnAfterItsProcessWasKilledAndAsksNothingTwice() throws Exception {
        Path input = Files.writeString(
                folder.resolve("numbers.csv"),
                IntStream.rangeClosed(1, ROWS)
                        .mapToObj(number -> "no. " + number)
                        .collect(Collectors.joining("\n", "item\n", "\n")));
        PhonebankCommand phonebank = new PhonebankCommand(folder.resolve("data"));
        String[] command = {
            "batch",
            input.toString(),
            "--template",
            "What is {item}?",
            "--greedy",
            "--max-tokens",
            "32",
            "--phones",
            "2"
        };
        Process process = phonebank.start(command);
        await().atMost(Duration.ofMinutes(1)).until(() -> settled().size() >= 3);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
        List<Settled> before = settled();
        assertThat(before).hasSizeBetween(3, ROWS - 1);
        assertThat(folder.resolve("numbers.results.csv")).doesNotExist();

        JsonNode end = phonebank.json(command);

        assertThat(end.path("state").asText()).isEqualTo("done");
        assertThat(end.path("answered").asInt()).isEqualTo(ROWS);
        assertThat(end.path("answered_before").asInt()).isEqualTo(before.size());
        assertThat(settled()).hasSize(ROWS).containsAll(before);
        assertThat(answers(folder.resolve("numbers.results.csv")))
                .containsExactlyElementsOf(settled().stream()
                        .map(row -> ((Outcome.Answered) row.outcome()).answer())
                        .toList());
    }

    private List<Settled> settled() throws IOException {
        Path history = folder.resolve("data/history.db");
        if (!Files.exists(history)) {
            return List.of();
        }
        try (BatchJournal journal = BatchJournal.open(history)) {
            Optional<KeptBatch> kept = journal.latest(1).stream().findFirst();
            return kept.isEmpty() ? List.of() : journal.rows(kept.get().id(), 1, ROWS);
        }
    }

    private static List<String> answers(Path results) throws IOException {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(results)) {
            return rows.stream().map(row -> row.getField("answer")).toList();
        }
    }
}
