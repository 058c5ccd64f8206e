package org.phonebank.desktop.window;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.ListIterator;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.window.base.Lab;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.ThemeChoice;
import org.phonebank.desktop.window.base.UiThread;
import org.phonebank.desktop.window.base.Units;
import org.phonebank.desktop.window.chain.ChainViewModel;
import org.phonebank.desktop.window.chain.FaultMenuViewModel;
import org.phonebank.desktop.window.chat.ChatViewModel;
import org.phonebank.desktop.window.incidents.IncidentsViewModel;
import org.phonebank.desktop.window.steps.StepsViewModel;
import org.phonebank.provisioner.discovery.PhoneState;

/** Hands the lab's events to the parts of the window, at most once a frame. */
public final class MainViewModel {
    private final Lab lab;
    private final UiThread ui;
    private final TopBarViewModel topBar;
    private final BannerViewModel banner;
    private final ChainViewModel chain;
    private final IncidentsViewModel incidents;
    private final StepsViewModel steps;
    private final ChatViewModel chat;
    private String firstQuestion = "";

    public MainViewModel(Lab lab, Messages messages, UiThread ui, Clock clock, ObjectProperty<ThemeChoice> theme) {
        Units units = new Units(messages);
        this.lab = lab;
        this.ui = ui;
        topBar = new TopBarViewModel(messages, units, theme);
        banner = new BannerViewModel(lab, messages);
        chain = new ChainViewModel(messages, units, serial -> faultMenu(serial, messages));
        incidents = new IncidentsViewModel(messages, clock.getZone());
        steps = new StepsViewModel(lab, messages, units, clock);
        chat = new ChatViewModel(lab, messages, units, ui, clock);
        chat.rateProperty().subscribe(rate -> topBar.showRate(rate.doubleValue()));
        chat.tokensProperty().subscribe((before, now) -> chain.countTokens(now.longValue() - before.longValue()));
    }

    private FaultMenuViewModel faultMenu(String serial, Messages messages) {
        String title = messages.text("faults.refused");
        return new FaultMenuViewModel(serial, lab, ui, sentence -> banner.showRefusal(title, sentence));
    }

    /**
     * Begins to prepare the lab.
     *
     * @param question asked as soon as the lab is ready; "" for none
     */
    public void start(String question) {
        firstQuestion = question;
        lab.start(ui.oncePerFrame(this::apply));
    }

    private void apply(List<LabEvent> events) {
        for (LabEvent event : withoutStaleTelemetry(events)) {
            apply(event);
        }
    }

    /** Of the samples that came within one frame, only the newest of each phone is shown. */
    static List<LabEvent> withoutStaleTelemetry(List<LabEvent> events) {
        Set<String> seen = new HashSet<>();
        ArrayDeque<LabEvent> fresh = new ArrayDeque<>();
        ListIterator<LabEvent> backwards = events.listIterator(events.size());
        while (backwards.hasPrevious()) {
            LabEvent event = backwards.previous();
            if (!(event instanceof LabEvent.TelemetryReceived sample) || seen.add(sample.serial())) {
                fresh.addFirst(event);
            }
        }
        return List.copyOf(fresh);
    }

    private void apply(LabEvent event) {
        if (event instanceof LabEvent.PhonesChanged changed) {
            chain.showPhones(changed.phones());
            banner.showPhones(changed.phones());
            steps.expectPhones((int) changed.phones().stream()
                    .filter(phone -> phone.state() == PhoneState.READY)
                    .count());
        } else if (event instanceof LabEvent.StepChanged step) {
            chain.showStep(step);
            steps.showStep(step);
        } else if (event instanceof LabEvent.StateChanged changed) {
            showState(changed.state(), changed.text());
        } else if (event instanceof LabEvent.ModelChosen chosen) {
            topBar.showModel(chosen);
            chain.showModel(chosen.layers());
        } else if (event instanceof LabEvent.PlacementMade made) {
            chain.showPlacement(made.placement());
        } else if (event instanceof LabEvent.ServingChanged changed) {
            topBar.showServing(changed.serving());
            banner.showServing(changed.serving());
            chain.showServing(changed.serving());
            steps.showComplete(changed.serving().complete());
        } else if (event instanceof LabEvent.Happened happened) {
            banner.showIncident(happened.incident());
            incidents.show(happened.incident());
        } else if (event instanceof LabEvent.TelemetryReceived sample) {
            chain.showTelemetry(sample.serial(), sample.telemetry());
        }
    }

    private void showState(LabState state, String text) {
        topBar.showState(state);
        banner.showState(state, text);
        chain.showState(state);
        incidents.showState(state);
        steps.showState(state);
        chat.showState(state);
        askFirstQuestion(state);
    }

    private void askFirstQuestion(LabState state) {
        if (state == LabState.READY && !firstQuestion.isBlank()) {
            chat.send(firstQuestion);
            firstQuestion = "";
        }
    }

    public TopBarViewModel topBar() {
        return topBar;
    }

    public BannerViewModel banner() {
        return banner;
    }

    public ChainViewModel chain() {
        return chain;
    }

    public IncidentsViewModel incidents() {
        return incidents;
    }

    public StepsViewModel steps() {
        return steps;
    }

    public ChatViewModel chat() {
        return chat;
    }
}
