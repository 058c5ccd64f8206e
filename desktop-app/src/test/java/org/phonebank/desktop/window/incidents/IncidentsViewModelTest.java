package org.phonebank.desktop.window.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.phonebank.desktop.incident.Incident;
import org.phonebank.desktop.incident.Incident.Severity;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.window.base.DirectUi;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.pipeline.phrase.Phrase;

class IncidentsViewModelTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final List<Instant> asked = new ArrayList<>();
    private CompletableFuture<List<Incident>> found = new CompletableFuture<>();
    private final IncidentsViewModel model = new IncidentsViewModel(
            Messages.load(), ZoneId.of("Europe/Berlin"), InstantSource.fixed(NOON), new DirectUi(), this::before);

    @Test
    void incidentsAreListedWithTheNewestFirstOnTheClockOfTheWall() {
        model.show(incident(1, Severity.NOTE, "Moto G7 is used again."));
        model.show(incident(2, Severity.WARNING, "Pixel 2 was unplugged."));

        assertThat(shown())
                .containsExactly("14:05:02 WARNING Pixel 2 was unplugged.", "14:05:01 NOTE Moto G7 is used again.");
        assertThat(model.newestProperty().get()).isEqualTo("Pixel 2 was unplugged.");
    }

    @Test
    void whatIsToldAgainReplacesWhatWasTold() {
        model.show(incident(1, Severity.WARNING, "Pixel 2 was unplugged."));
        model.show(incident(2, Severity.NOTE, "Moto G7 is used again."));
        IncidentViewModel row = model.incidents().get(1);
        model.show(incident(1, Severity.TROUBLE, "Pixel 2 was unplugged. No phone has room."));

        assertThat(model.incidents().get(1)).isSameAs(row);
        assertThat(shown())
                .containsExactly(
                        "14:05:02 NOTE Moto G7 is used again.",
                        "14:05:01 TROUBLE Pixel 2 was unplugged. No phone has room.");
    }

    @Test
    void aLabThatIsPreparedAnewReplacesNothing() {
        model.show(incident(1, Severity.NOTE, "Before."));
        model.showState(LabState.PREPARING);
        model.show(incident(1, Severity.NOTE, "After."));

        assertThat(shown()).containsExactly("14:05:01 NOTE After.", "14:05:01 NOTE Before.");
    }

    @Test
    void onlyTheLatestAreKept() {
        for (int id = 0; id <= IncidentsViewModel.MOST; id++) {
            model.show(incident(id, Severity.NOTE, "Number " + id + "."));
        }
        assertThat(model.incidents())
                .hasSize(IncidentsViewModel.MOST)
                .last()
                .extracting(row -> row.sentenceProperty().get())
                .isEqualTo("Number 1.");
    }

    @Test
    void theFirstIncidentUnfoldsTheListUnlessAPersonFoldedIt() {
        assertThat(model.unfoldedProperty().get()).isFalse();
        model.show(incident(1, Severity.NOTE, "First."));
        assertThat(model.unfoldedProperty().get()).isTrue();

        model.toggle();
        model.show(incident(2, Severity.NOTE, "Second."));
        assertThat(model.unfoldedProperty().get()).isFalse();
    }

    @Test
    void nothingHappenedYetIsSaid() {
        assertThat(model.newestProperty().get()).isEqualTo("Nothing has happened yet");
    }

    @Test
    void theListTakesNoRoomWhileTheLabIsPreparedForTheFirstTime() {
        model.showState(LabState.PREPARING);
        assertThat(model.shownProperty().get()).isFalse();

        model.showState(LabState.READY);
        model.showState(LabState.PREPARING);
        assertThat(model.shownProperty().get()).isTrue();
    }

    @Test
    void earlierOnesAreFetchedFromBeforeTheOldest() {
        Incident present = incident(5, Severity.NOTE, "Now.");
        model.show(present);
        model.fetchEarlier();
        model.fetchEarlier();
        assertThat(asked).containsExactly(present.time());
        assertThat(model.fetchingProperty().get()).isTrue();

        found.complete(List.of(incident(3, Severity.WARNING, "Then.")));
        assertThat(shown()).containsExactly("14:05:05 NOTE Now.", "2026-03-02 14:05 WARNING Then.");
        assertThat(model.earlierProperty().get()).isEqualTo("Nothing earlier is kept");
    }

    @Test
    void earlierOnesThatCannotBeReadSayWhy() {
        model.fetchEarlier();
        found.completeExceptionally(new IOException("The history cannot be read."));

        assertThat(asked).containsExactly(NOON);
        assertThat(model.earlierProperty().get()).isEqualTo("The history cannot be read.");
    }

    @Test
    void onlyThoseAboutOnePhoneAreShownIfAPersonLooksAtIt() {
        model.show(new Incident(1, NOON, Severity.NOTE, Set.of("A"), Phrase.verbatim("About A."), true));
        model.show(new Incident(2, NOON, Severity.NOTE, Set.of("B"), Phrase.verbatim("About B."), true));
        model.showOnly("A", "Ada");
        assertThat(model.titleProperty().get()).isEqualTo("What happened to Ada");
        assertThat(shown()).containsExactly("13:00:00 NOTE About A.");

        model.showOnly("", "");
        assertThat(shown()).hasSize(2);
    }

    private CompletableFuture<List<Incident>> before(Instant time, int most) {
        asked.add(time);
        return found;
    }

    private List<String> shown() {
        return model.incidents().stream()
                .map(row -> row.time() + " " + row.severityProperty().get() + " "
                        + row.sentenceProperty().get())
                .toList();
    }

    private static Incident incident(long id, Severity severity, String sentence) {
        Instant time = Instant.parse("2026-03-02T13:05:00Z").plusSeconds(id);
        return new Incident(id, time, severity, Set.of(), Phrase.verbatim(sentence), false);
    }
}
