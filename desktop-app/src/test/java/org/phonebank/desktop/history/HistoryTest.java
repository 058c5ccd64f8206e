package org.phonebank.desktop.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.incident.Incident;
import org.phonebank.desktop.incident.Incident.Severity;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.protocol.v1.TelemetrySample;

class HistoryTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:10Z");
    private static final RunInfo DEMO = new RunInfo("demo", "Phonebank sample", 4, 12);

    @TempDir
    private Path folder;

    private Path file;
    private volatile Instant now = START;
    private final List<String> trouble = new CopyOnWriteArrayList<>();

    @BeforeEach
    void chooseFile() {
        file = folder.resolve("data of 100% strange? names#").resolve("history.db");
    }

    @Test
    void nothingIsMadeByLookingForWhatIsNotThere() throws IOException {
        assertThat(HistoryReader.open(file)).isEmpty();
        assertThat(file.getParent()).doesNotExist();
    }

    @Test
    void aRunIsReadAsItWasKept() throws IOException {
        Incident first = incident(1, Severity.WARNING, Set.of("P"), "Pixel 2 was unplugged.", false);
        Incident later = incident(
                1, Severity.WARNING, Set.of("P", "M"), "Pixel 2 was unplugged; layers 5–6 moved to Moto G7.", true);
        Incident note = incident(2, Severity.NOTE, Set.of("P"), "Pixel 2 is back.", false);
        AnswerFigures one = answer(31, 1200, "end");
        AnswerFigures two = answer(10, 400, "cancelled");
        try (History history = open()) {
            Run run = history.begin(DEMO);
            run.phone(new PhoneInfo("P", "P", 0, true));
            run.phone(new PhoneInfo("P", "Pixel 2", 4_000_000_000L, true));
            run.phone(new PhoneInfo("M", "Moto G7", 4_000_000_000L, false));
            run.incident(first);
            run.incident(note);
            run.incident(later);
            run.answer(one);
            run.answer(two);
            now = START.plusSeconds(60);
            run.close(Ending.DONE);
            run.close(Ending.FAILED);
            run.incident(first);
        }

        try (HistoryReader reader = HistoryReader.open(file).orElseThrow()) {
            assertThat(reader.runs(10))
                    .containsExactly(new PastRun(
                            1,
                            DEMO,
                            START,
                            START.plusSeconds(60),
                            Optional.of(Ending.DONE),
                            List.of(new PastPhone("M", "Moto G7"), new PastPhone("P", "Pixel 2")),
                            new PastAnswers(2, 41, Duration.ofMillis(1600)),
                            2));
            assertThat(reader.run(1)).isPresent();
            assertThat(reader.run(2)).isEmpty();
            assertThat(reader.incidents(1, 10)).containsExactly(later, note);
            assertThat(reader.incidents(1, 1)).containsExactly(note);
            assertThat(reader.incidentsWith(1, "M", 10)).containsExactly(later);
            assertThat(reader.incidentsBefore(START.plusSeconds(3600), 10)).containsExactlyInAnyOrder(later, note);
            assertThat(reader.incidentsBefore(START, 10)).isEmpty();
            assertThat(reader.answers(1, 10)).containsExactly(one, two);
            assertThat(reader.runsWith("M", 10)).hasSize(1);
            assertThat(reader.runsWith("N", 10)).isEmpty();
        }
        assertThat(trouble).isEmpty();
    }

    @Test
    void telemetryIsKeptByTheMinute() throws IOException {
        try (History history = open()) {
            Run run = history.begin(DEMO);
            run.telemetry("P", sample(0.25f, 90));
            now = START.plusSeconds(20);
            run.telemetry("P", sample(0.75f, 90));
            run.telemetry("M", sample(0.1f, 50));
            now = START.plusSeconds(50);
            run.telemetry("P", sample(0.5f, 89));
        }

        Instant minute = Instant.parse("2026-03-02T09:00:00Z");
        try (HistoryReader reader = HistoryReader.open(file).orElseThrow()) {
            assertThat(reader.telemetry("P", Metric.CPU, minute, minute.plusSeconds(3600)))
                    .containsExactly(
                            new TelemetrySpan(minute, Duration.ofMinutes(1), 2, 0.25, 0.5, 0.75),
                            new TelemetrySpan(minute.plusSeconds(60), Duration.ofMinutes(1), 1, 0.5, 0.5, 0.5));
            assertThat(reader.telemetry("P", Metric.CPU, minute.plusSeconds(60), minute.plusSeconds(120)))
                    .hasSize(1);
            assertThat(reader.summary(1, "P"))
                    .containsOnlyKeys(Metric.CPU, Metric.BATTERY)
                    .containsEntry(
                            Metric.BATTERY, new TelemetrySpan(minute, Duration.ofMinutes(2), 3, 89, 269 / 3.0, 90));
            assertThat(reader.summary(1, "N")).isEqualTo(Map.of());
        }
    }

    @Test
    void whatPhonesTellThatCannotBeIsNotKept() throws IOException {
        try (History history = open()) {
            Run run = history.begin(DEMO);
            run.telemetry(
                    "P",
                    TelemetrySample.newBuilder()
                            .setCpuUtilisation(Float.NaN)
                            .setAvailableMemoryBytes(-1)
                            .setBatteryPercent(300)
                            .setBatteryCelsius(Float.POSITIVE_INFINITY)
                            .build());
        }
        try (HistoryReader reader = HistoryReader.open(file).orElseThrow()) {
            assertThat(reader.summary(1, "P")).isEmpty();
        }
    }

    @Test
    void aRunThatIsNotClosedIsBrokenOff() throws IOException {
        try (History history = open()) {
            history.begin(DEMO);
        }
        try (HistoryReader reader = HistoryReader.open(file).orElseThrow()) {
            assertThat(reader.runs(1)).extracting(PastRun::ending).containsExactly(Optional.of(Ending.BROKEN_OFF));
        }
    }

    @Test
    void aRunWhoseProcessIsGoneIsBrokenOffAtTheNextOpeningAndOneThatGoesOnIsNot() throws Exception {
        Process gone = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(), "-version")
                .redirectErrorStream(true)
                .start();
        gone.getInputStream().readAllBytes();
        gone.waitFor();
        try (Connection connection = HistoryFile.open(file)) {
            write(connection, new RunProcess(gone.pid(), START.toEpochMilli()));
            write(connection, RunProcess.current());
            write(connection, new RunProcess(ProcessHandle.current().pid(), 1));
        }
        try (HistoryReader reader = HistoryReader.open(file).orElseThrow()) {
            assertThat(reader.runs(3))
                    .extracting(PastRun::ending)
                    .containsExactly(Optional.of(Ending.BROKEN_OFF), Optional.empty(), Optional.of(Ending.BROKEN_OFF));
        }
    }

    @Test
    void severalWriteTheSameFileAtOnceAndNothingIsLost() throws Exception {
        int writers = 6;
        int incidents = 200;
        List<Thread> threads = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
            Thread thread = new Thread(() -> {
                try (History history = open()) {
                    Run run = history.begin(DEMO);
                    for (int number = 1; number <= incidents; number++) {
                        run.incident(incident(number, Severity.NOTE, Set.of("P"), "Something happened.", true));
                    }
                    run.close(Ending.DONE);
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(trouble).isEmpty();
        try (HistoryReader reader = HistoryReader.open(file).orElseThrow()) {
            assertThat(reader.runs(100)).hasSize(writers).allSatisfy(run -> {
                assertThat(run.incidents()).isEqualTo(incidents);
                assertThat(run.ending()).contains(Ending.DONE);
            });
        }
    }

    @Test
    void nobodyWaitsForARunThatGoesOn() throws IOException {
        try (History first = open();
                History second = open()) {
            first.begin(DEMO).telemetry("P", sample(0.5f, 90));
            second.begin(DEMO).telemetry("P", sample(0.5f, 90));
            Awaitility.await().until(() -> {
                // Would fail if one of them kept the file to itself.
                try (Connection connection = HistoryFile.open(file);
                        Statement statement = connection.createStatement();
                        ResultSet runs = statement.executeQuery("SELECT count(*) FROM runs WHERE ended IS NULL")) {
                    return runs.getInt(1) == 2;
                }
            });
        }
        assertThat(trouble).isEmpty();
    }

    @Test
    void onlyTheOwnerMayReadIt() throws IOException {
        try (History history = open()) {
            history.begin(DEMO).close(Ending.DONE);
        }
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aDamagedFileIsToldOnceAndLeftAsItIs() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "This is no history. ".repeat(100));
        try (History history = open()) {
            Run run = history.begin(DEMO);
            run.incident(incident(1, Severity.NOTE, Set.of(), "Something happened.", true));
            run.close(Ending.DONE);
        }
        assertThat(trouble)
                .singleElement()
                .asString()
                .startsWith("The history " + file + " cannot be used (")
                .endsWith("it is damaged; move it away, and a new one is begun.");
        assertThat(file).content().startsWith("This is no history.");
        assertThatThrownBy(() -> HistoryReader.open(file)).isInstanceOf(HistoryException.class);
    }

    @Test
    void aFolderInTheWayIsToldAndNobodyWaits() throws IOException {
        Files.createDirectories(file);
        try (History history = open()) {
            history.begin(DEMO).close(Ending.DONE);
        }
        assertThat(trouble).singleElement().asString().contains(file + " cannot be made (a file is in the way)");
    }

    @Test
    void aFileOfAnOlderProgramKeepsWhatItHasAndGetsWhatItLacks() throws Exception {
        Files.createDirectories(file.getParent());
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toUri());
                Statement statement = connection.createStatement()) {
            for (String sql : Stream.of(RunTables.STEP, ChatTables.STEP, BatchTables.STEP)
                    .flatMap(List::stream)
                    .toList()) {
                statement.executeUpdate(sql);
            }
            statement.executeUpdate("PRAGMA user_version = 3");
            statement.executeUpdate(
                    "INSERT INTO chat_answers VALUES (1, 'Sample', 1, 'COMPLETE', '', 1, 1, 1, 1, 1, NULL)");
            statement.executeUpdate(
                    "INSERT INTO batches VALUES (1, 'digest', 'a.csv', '', '', 1, 0, 0, 1, 1, 1, 'Sample',"
                            + " 0, 0, 0, NULL, NULL, NULL, NULL)");
            statement.executeUpdate("INSERT INTO batch_rows (batch, number, time, failure) VALUES (1, 1, 0, 'No.')");
        }
        try (Connection connection = HistoryFile.open(file)) {
            Statements statements = new Statements(connection);
            assertThat(statements.query("SELECT model, left_out FROM chat_answers", HistoryTest::cells))
                    .containsExactly(List.of("Sample", "0"));
            assertThat(statements.query("SELECT digest, model_id, dropped FROM batches", HistoryTest::cells))
                    .containsExactly(List.of("digest", "", "0"));
            assertThat(statements.query("SELECT failure, failure_phrase IS NULL FROM batch_rows", HistoryTest::cells))
                    .containsExactly(List.of("No.", "1"));
            assertThat(Schema.versionOf(connection)).isEqualTo(Schema.version());
        }
    }

    private static List<String> cells(ResultSet row) throws SQLException {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            cells.add(row.getString(i));
        }
        return cells;
    }

    @Test
    void aFileOfANewerProgramIsLeftAlone() throws Exception {
        try (Connection connection = HistoryFile.open(file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("PRAGMA user_version = 99");
        }
        assertThatThrownBy(() -> HistoryReader.open(file))
                .isInstanceOf(HistoryException.class)
                .hasMessage(
                        "The history " + file + " was written by a newer Phonebank (version 99 of the file; this one"
                                + " knows " + Schema.version() + "): use that one, or move the file away.");
    }

    @Test
    void aRunOfAnotherProcessThatIsThereIsSeen() throws Exception {
        ProcessHandle other = ProcessHandle.current().parent().orElseThrow();
        try (Connection connection = HistoryFile.open(file);
                HistoryReader reader = HistoryReader.open(file).orElseThrow()) {
            write(connection, RunProcess.current());
            assertThat(reader.othersRun()).isFalse();
            write(connection, new RunProcess(other.pid(), 0));
            assertThat(reader.othersRun()).isTrue();
        }
    }

    private History open() {
        return History.open(file, () -> now, trouble::add);
    }

    private static void write(Connection connection, RunProcess process) throws SQLException {
        new RunRows(DEMO, START.toEpochMilli(), process).write(connection, RunRows::begin);
    }

    private static Incident incident(
            long id, Severity severity, Set<String> serials, String sentence, boolean settled) {
        return new Incident(id, START, severity, serials, Phrase.verbatim(sentence), settled);
    }

    private static AnswerFigures answer(int tokens, long millis, String reason) {
        return new AnswerFigures(START, 20, tokens, Duration.ofMillis(90), Duration.ofMillis(millis), reason);
    }

    private static TelemetrySample sample(float cpu, int battery) {
        return TelemetrySample.newBuilder()
                .setCpuUtilisation(cpu)
                .setBatteryPercent(battery)
                .build();
    }
}
