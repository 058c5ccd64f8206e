package org.phonebank.desktop.window;

import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.incident.Incident;
import org.phonebank.desktop.incident.Incident.Severity;
import org.phonebank.desktop.keeping.Serving;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.lab.PhoneView;
import org.phonebank.desktop.window.base.Lab;
import org.phonebank.desktop.window.base.LabObserver;
import org.phonebank.desktop.window.base.LayerWords;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.PhoneWords;
import org.phonebank.desktop.window.base.Tone;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.phrase.Phrase;

/**
 * The one thing that is most wrong now: a lab that failed, layers that answers wait for,
 * a phone that was lost and what is being done about it, a phone that needs a hand.
 */
public final class BannerViewModel implements LabObserver {
    private final Lab lab;
    private final Messages messages;
    private final LayerWords layerWords;
    private final ObjectProperty<@Nullable BannerContent> content = new SimpleObjectProperty<>();
    private final TreeMap<Long, Incident> openIncidents = new TreeMap<>();
    private LabState state = LabState.STOPPED;
    private @Nullable Serving serving;
    private @Nullable Matter failure;
    private @Nullable Matter phoneTrouble;
    private @Nullable Object dismissed;

    /** @param about what stays the same while the words change: whoever hid it does not want to see it again */
    private record Matter(Object about, BannerContent content) {
        static Matter of(BannerContent content) {
            return new Matter(content, content);
        }
    }

    public BannerViewModel(Lab lab, Messages messages) {
        this.lab = lab;
        this.messages = messages;
        this.layerWords = new LayerWords(messages);
    }

    @Override
    public void show(LabEvent event) {
        if (event instanceof LabEvent.StateChanged changed) {
            showState(changed.state(), changed.why());
        } else if (event instanceof LabEvent.PhonesChanged changed) {
            showPhones(changed.phones());
        } else if (event instanceof LabEvent.ServingChanged changed) {
            showServing(changed.serving());
        } else if (event instanceof LabEvent.Happened happened) {
            showIncident(happened.incident());
        }
    }

    public void showState(LabState now, Phrase why) {
        if (now == LabState.FAILED) {
            String title = messages.text(state == LabState.PREPARING ? "banner.unprepared" : "banner.broken");
            failure = Matter.of(new BannerContent(Tone.DANGER, title, messages.say(why), true));
        } else {
            failure = null;
        }
        if (!now.serves()) {
            serving = null;
            openIncidents.clear();
        }
        state = now;
        show();
    }

    public void showServing(Serving now) {
        serving = now;
        show();
    }

    public void showIncident(Incident incident) {
        if (incident.settled() || incident.severity() == Severity.NOTE) {
            openIncidents.remove(incident.id());
        } else {
            openIncidents.put(incident.id(), incident);
        }
        show();
    }

    public void showPhones(List<PhoneView> phones) {
        List<PhoneView> troubled =
                phones.stream().filter(BannerViewModel::needsAHand).toList();
        if (troubled.isEmpty()) {
            phoneTrouble = null;
        } else if (troubled.size() == 1) {
            PhoneView phone = troubled.get(0);
            phoneTrouble = Matter.of(new BannerContent(
                    Tone.WARNING,
                    messages.text("banner.phone", phone.name(), messages.text("phone.state", phone.state())),
                    PhoneWords.advice(phone, messages),
                    false));
        } else {
            String names = troubled.stream().map(PhoneView::name).collect(Collectors.joining(", "));
            phoneTrouble = Matter.of(new BannerContent(
                    Tone.WARNING,
                    messages.text("banner.phones", troubled.size()),
                    messages.text("banner.phones.text", names),
                    false));
        }
        show();
    }

    /** Hides the banner until something else is wrong. */
    public void dismiss() {
        Matter worst = worst();
        dismissed = worst == null ? null : worst.about();
        show();
    }

    public void retry() {
        lab.retry();
    }

    private void show() {
        Matter worst = worst();
        if (worst == null || !worst.about().equals(dismissed)) {
            dismissed = null;
            content.set(worst == null ? null : worst.content());
        } else {
            content.set(null);
        }
    }

    private @Nullable Matter worst() {
        return Stream.of(failure, waiting(), incident(), phoneTrouble)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Layers that nobody computes: what is missing, or what is being done. */
    private @Nullable Matter waiting() {
        Serving now = serving;
        if (now == null || now.complete()) {
            return null;
        }
        List<LayerRange> unserved = now.stages().stream()
                .filter(stage -> !stage.served())
                .map(Serving.Stage::layers)
                .toList();
        boolean stuck = !now.missing().isEmpty();
        String text = stuck
                ? now.missing().stream().map(messages::say).collect(Collectors.joining(" "))
                : openIncidents.isEmpty()
                        ? messages.text("banner.waiting.text")
                        : messages.say(openIncidents.lastEntry().getValue().telling());
        String title = messages.text("banner.waiting", layerWords.named(unserved));
        return new Matter(
                List.of(unserved, stuck), new BannerContent(stuck ? Tone.DANGER : Tone.WARNING, title, text, false));
    }

    /** The newest one that may still go on. */
    private @Nullable Matter incident() {
        if (openIncidents.isEmpty()) {
            return null;
        }
        Incident newest = openIncidents.lastEntry().getValue();
        boolean trouble = newest.severity() == Severity.TROUBLE;
        return new Matter(
                newest.id(),
                new BannerContent(
                        trouble ? Tone.DANGER : Tone.WARNING,
                        messages.text(trouble ? "banner.incident.trouble" : "banner.incident"),
                        messages.say(newest.telling()),
                        false));
    }

    private static boolean needsAHand(PhoneView phone) {
        return switch (phone.state()) {
            case READY, CONNECTING, DUPLICATE -> false;
            case UNAUTHORIZED, OFFLINE, NO_PERMISSION, VANISHED -> true;
        };
    }

    /** Null while nothing is wrong. */
    public ReadOnlyObjectProperty<@Nullable BannerContent> contentProperty() {
        return content;
    }
}
