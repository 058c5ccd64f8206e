package org.phonebank.desktop.window;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    /** What a person hid, with what was behind it then and waits until it has ended. */
    private final Map<Object, Set<Object>> hidden = new HashMap<>();

    /** @param about what stays the same while words and language change: whoever hid it does not want to see it again */
    private record Matter(Object about, BannerContent content) {}

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
            failure = new Matter(why, new BannerContent(Tone.DANGER, title, messages.say(why), true));
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
        var about = troubled.stream().collect(Collectors.toMap(PhoneView::serial, PhoneView::state));
        if (troubled.isEmpty()) {
            phoneTrouble = null;
        } else if (troubled.size() == 1) {
            PhoneView phone = troubled.get(0);
            phoneTrouble = new Matter(
                    about,
                    new BannerContent(
                            Tone.WARNING,
                            messages.text("banner.phone", phone.name(), messages.text("phone.state", phone.state())),
                            PhoneWords.advice(phone, messages),
                            false));
        } else {
            String names = troubled.stream().map(PhoneView::name).collect(Collectors.joining(", "));
            phoneTrouble = new Matter(
                    about,
                    new BannerContent(
                            Tone.WARNING,
                            messages.text("banner.phones", troubled.size()),
                            messages.text("banner.phones.text", names),
                            false));
        }
        show();
    }

    /** Hides the banner until something else is wrong, or what is shown has ended and what was behind it has not. */
    public void dismiss() {
        List<Object> shown = matters().filter(this::isDue).map(Matter::about).toList();
        if (!shown.isEmpty()) {
            hidden.put(shown.get(0), Set.copyOf(shown.subList(1, shown.size())));
            show();
        }
    }

    /** What was hidden and is still wrong, for {@link #hide} of the banner that follows on this one. */
    Map<Object, Set<Object>> hidden() {
        return Map.copyOf(hidden);
    }

    /** Hides what was hidden on the banner before this one; called when it knows how the lab stands. */
    void hide(Map<Object, Set<Object>> before) {
        hidden.putAll(before);
        show();
    }

    public void retry() {
        lab.retry();
    }

    private void show() {
        List<Matter> matters = matters().toList();
        hidden.keySet().retainAll(matters.stream().map(Matter::about).toList());
        content.set(matters.stream()
                .filter(this::isDue)
                .findFirst()
                .map(Matter::content)
                .orElse(null));
    }

    private boolean isDue(Matter matter) {
        return !hidden.containsKey(matter.about())
                && hidden.values().stream().noneMatch(behind -> behind.contains(matter.about()));
    }

    /** All that is wrong, the worst first. */
    private Stream<Matter> matters() {
        return Stream.of(
                        Stream.ofNullable(failure),
                        Stream.ofNullable(waiting()),
                        openIncidents.descendingMap().values().stream().map(this::incident),
                        Stream.ofNullable(phoneTrouble))
                .flatMap(matters -> matters);
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

    private Matter incident(Incident incident) {
        boolean trouble = incident.severity() == Severity.TROUBLE;
        String helping = incident.underWay() ? "banner.incident" : "banner.incident.done";
        return new Matter(
                List.of(incident.id(), incident.time(), trouble),
                new BannerContent(
                        trouble ? Tone.DANGER : incident.underWay() ? Tone.WARNING : Tone.NEUTRAL,
                        messages.text(trouble ? "banner.incident.trouble" : helping),
                        messages.say(incident.telling()),
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
