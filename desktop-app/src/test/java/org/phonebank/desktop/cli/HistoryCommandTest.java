package org.phonebank.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.desktop.history.Ending;
import org.phonebank.desktop.history.History;
import org.phonebank.desktop.history.PhoneInfo;
import org.phonebank.desktop.history.Run;
import org.phonebank.desktop.history.RunInfo;
import org.phonebank.desktop.incident.Incident;
import org.phonebank.desktop.terminal.TerminalFacts;
import org.phonebank.pipeline.phrase.Phrase;

class HistoryCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private DataFolder data;
    private CommandLineApp app;

    @BeforeEach
    void makeApp() {
        data = new DataFolder(folder.resolve("data"));
        app = new CommandLineApp(new CliContext(
                data,
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                StandardCharsets.UTF_8,
                TerminalFacts.none(),
                new Interruption(),
                start -> {}));
    }

    @Test
    void anEmptyHistorySaysWhatToDoAndMakesNothing() {
        assertThat(app.run("history")).isZero();

        assertThat(text(out))
                .isEqualTo("Nothing is kept yet. See a run with ./phonebank demo, then look here again.\n");
        assertThat(data.root()).doesNotExist();
    }

    @Test
    void anEmptyHistoryIsAnEmptyListForMachines() {
        assertThat(app.run("history", "--output", "json")).isZero();

        assertThat(text(out)).isEqualTo("{\"runs\":[]}\n");
    }

    @Test
    void theNewestRunComesLastAndOnlySoManyAsAsked() throws IOException {
        keep("first", "VP01");
        keep("second", "VP01");
        keep("third", "VP02");

        assertThat(ids("--last", "2")).containsExactly(2L, 3L);
        assertThat(ids()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aPhonesRunsAndIncidentsAreShownAlone() throws IOException {
        keep("first", "VP01");
        keep("second", "VP02");

        assertThat(app.run("history", "--phone", "VP02")).isZero();

        assertThat(text(out))
                .contains("Run 2: ")
                .contains("VP02  Pixel 2")
                .contains("Something happened to VP02.")
                .doesNotContain("Run 1: ")
                .doesNotContain("to everybody");
        out.reset();
        assertThat(app.run("history", "--phone", "VP09")).isZero();
        assertThat(text(out)).isEqualTo("No run with the phone VP09 is kept; all runs: ./phonebank history\n");
    }

    @Test
    void oneRunIsShownWithAllIncidents() throws IOException {
        keep("first", "VP01");

        assertThat(app.run("history", "--run", "1")).isZero();

        assertThat(text(out)).contains("Something happened to VP01.").contains("Something happened to everybody.");
    }

    @Test
    void aRunThatIsNotThereIsBadInput() throws IOException {
        keep("first", "VP01");

        assertThat(app.run("history", "--run", "7")).isEqualTo(ExitCodes.BAD_INPUT);

        assertThat(text(err)).isEqualTo("There is no run 7; the latest is 1.\n");
    }

    @Test
    void aDamagedHistoryFailsWithWhatToDo() throws IOException {
        data.create();
        Files.writeString(data.history(), "This is no history. ".repeat(100));

        assertThat(app.run("history")).isEqualTo(ExitCodes.FAILED);

        assertThat(text(err)).contains(data.history().toString()).contains("move it away, and a new one is begun.");
    }

    private void keep(String kind, String serial) {
        try (History history = History.open(data.history(), sentence -> {
            throw new AssertionError(sentence);
        })) {
            Run run = history.begin(new RunInfo(kind, "sample", 4, 12));
            run.phone(new PhoneInfo(serial, "Pixel 2", 4_000_000_000L, true));
            run.incident(incident(1, Set.of(serial), "Something happened to " + serial + "."));
            run.incident(incident(2, Set.of(), "Something happened to everybody."));
            run.close(Ending.DONE);
        }
    }

    private static Incident incident(long id, Set<String> serials, String sentence) {
        return new Incident(
                id,
                Instant.parse("2026-03-02T09:00:10Z"),
                Incident.Severity.NOTE,
                serials,
                Phrase.verbatim(sentence),
                true);
    }

    private List<Long> ids(String... options) throws IOException {
        out.reset();
        List<String> arguments = new ArrayList<>(List.of("history", "--output", "json"));
        arguments.addAll(List.of(options));
        assertThat(app.run(arguments.toArray(new String[0]))).isZero();
        List<Long> ids = new ArrayList<>();
        for (JsonNode run : new ObjectMapper().readTree(text(out)).get("runs")) {
            ids.add(run.get("id").asLong());
        }
        return ids;
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
