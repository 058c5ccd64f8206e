package org.phonebank.desktop.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.phonebank.desktop.incident.Incident;
import org.phonebank.desktop.incident.Incident.Severity;
import org.phonebank.desktop.lab.LabEvent.Happened;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Navigator;
import org.phonebank.desktop.window.base.Notice;
import org.phonebank.desktop.window.base.Notices;
import org.phonebank.pipeline.phrase.Phrase;

class LabNewsTest {
    private final Notices notices = new Notices(Clock.systemUTC());
    private final Messages messages = Messages.load();
    private final LabNews news = new LabNews(notices, new Navigator(), () -> messages);

    @Test
    void whatTheLabCameThroughIsAToastAndWhatIsGoodToKnowWaitsInTheList() {
        happen(1, Severity.WARNING, true);
        happen(2, Severity.NOTE, true);

        assertThat(notices.all())
                .extracting(Notice::text, Notice::quiet)
                .containsExactlyInAnyOrder(tuple("1 happened.", false), tuple("2 happened.", true));
    }

    @Test
    void somethingIsToldOnceWhenItIsOverOrAtOnceIfAPersonMustHelp() {
        happen(1, Severity.WARNING, false);
        assertThat(notices.all()).isEmpty();

        happen(1, Severity.WARNING, true);
        happen(2, Severity.TROUBLE, false);
        happen(2, Severity.TROUBLE, true);
        assertThat(notices.all()).extracting(Notice::text).containsExactlyInAnyOrder("1 happened.", "2 happened.");
    }

    private void happen(long id, Severity severity, boolean settled) {
        news.show(new Happened(
                new Incident(id, Instant.EPOCH, severity, Set.of(), Phrase.verbatim(id + " happened."), settled)));
    }
}
