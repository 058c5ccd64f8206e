package org.phonebank.desktop.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.incident.Incident;
import org.phonebank.desktop.incident.Incident.Severity;
import org.phonebank.pipeline.phrase.Phrase;

class IncidentArchiveTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void incidentsOfEarlierLabsAreFound() throws Exception {
        Path file = folder.resolve("history.sqlite");
        Incident past = new Incident(1, NOON, Severity.WARNING, Set.of("A"), Phrase.verbatim("A was unplugged."), true);
        try (History history = History.open(file, sentence -> {})) {
            history.begin(new RunInfo("demo", "toy", 4, 12)).incident(past);
        }
        try (IncidentArchive archive = new IncidentArchive(file)) {
            assertThat(found(archive, NOON.plusSeconds(1))).containsExactly(past);
            assertThat(found(archive, NOON)).isEmpty();
        }
    }

    @Test
    void withoutAHistoryNothingIsFoundAndNothingIsMade() throws Exception {
        Path file = folder.resolve("none.sqlite");
        try (IncidentArchive archive = new IncidentArchive(file)) {
            assertThat(found(archive, NOON)).isEmpty();
        }
        assertThat(Files.exists(file)).isFalse();
    }

    private static List<Incident> found(IncidentArchive archive, Instant before) throws Exception {
        return archive.before(before, 10).get(10, TimeUnit.SECONDS);
    }
}
