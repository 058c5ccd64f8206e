package org.phonebank.desktop.window;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.phonebank.desktop.incident.Incident;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.window.base.LabObserver;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Navigator;
import org.phonebank.desktop.window.base.Notice;
import org.phonebank.desktop.window.base.Notices;
import org.phonebank.desktop.window.base.Page;
import org.phonebank.desktop.window.base.Tone;
import org.phonebank.pipeline.phrase.Phrase;

/** Tells in passing what happened to the lab: that it is ready, that it failed, and what it came through. */
final class LabNews implements LabObserver {
    private final Notices notices;
    private final Navigator navigator;
    private final Supplier<Messages> messages;
    private final Set<Long> told = new HashSet<>();
    private LabState state = LabState.STOPPED;

    /** @param messages in the language that is spoken now */
    LabNews(Notices notices, Navigator navigator, Supplier<Messages> messages) {
        this.notices = notices;
        this.navigator = navigator;
        this.messages = messages;
    }

    @Override
    public void show(LabEvent event) {
        if (event instanceof LabEvent.StateChanged changed) {
            showState(changed.state(), changed.why());
        } else if (event instanceof LabEvent.Happened happened) {
            showIncident(happened.incident());
        }
    }

    private void showState(LabState now, Phrase why) {
        Messages words = messages.get();
        if (now == LabState.READY && state == LabState.PREPARING) {
            notices.tell(Tone.SUCCESS, words.text("news.ready"), words.text("news.ready.text"), open(Page.CHAT));
        } else if (now == LabState.FAILED && state != LabState.FAILED) {
            // The banner says it already.
            notices.note(Tone.DANGER, words.text("news.failed"), words.say(why), open(Page.SETUP));
        }
        if (now == LabState.RETURNING && !why.isNone()) {
            notices.tell(Tone.WARNING, words.text("news.returning"), words.say(why), open(Page.SETUP));
        }
        if (now == LabState.PREPARING) {
            told.clear();
        }
        state = now;
    }

    /**
     * Told when it is over, or at once if somebody has to do something; the banner shows what goes on. What is only good to
     * know, such as the end of what a person has just done, waits in the list.
     */
    private void showIncident(Incident incident) {
        boolean trouble = incident.severity() == Incident.Severity.TROUBLE;
        if ((incident.settled() || trouble) && told.add(incident.id())) {
            Tone tone =
                    switch (incident.severity()) {
                        case NOTE -> Tone.NEUTRAL;
                        case WARNING -> Tone.WARNING;
                        case TROUBLE -> Tone.DANGER;
                    };
            Messages words = messages.get();
            String title = words.text("incident.severity", incident.severity());
            String text = words.say(incident.telling());
            if (trouble || tone == Tone.NEUTRAL) {
                notices.note(tone, title, text, open(Page.LAB));
            } else {
                notices.tell(tone, title, text, open(Page.LAB));
            }
        }
    }

    private Notice.Remedy open(Page page) {
        return new Notice.Remedy(messages.get().text("news.open", page), () -> navigator.show(page));
    }
}
