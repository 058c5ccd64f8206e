package org.phonebank.desktop.window.monitor;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.util.Subscription;
import org.phonebank.desktop.telemetry.Exports;
import org.phonebank.desktop.telemetry.Heartbeat;
import org.phonebank.desktop.telemetry.TelemetryHistory;
import org.phonebank.desktop.window.base.Command;
import org.phonebank.desktop.window.base.Desk;
import org.phonebank.desktop.window.base.LabFeed;
import org.phonebank.desktop.window.base.Page;
import org.phonebank.desktop.window.base.PagePart;
import org.phonebank.desktop.window.base.PageView;
import org.phonebank.desktop.window.base.Preferences;
import org.phonebank.desktop.window.base.Views;

/** The page Monitor. It keeps what the phones measure from the beginning, whether it is looked at or not. */
public final class MonitorPart implements PagePart {
    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final TelemetryHistory history = new TelemetryHistory();
    private final Exports exports = new Exports();
    private final Heartbeat heartbeat = new Heartbeat();

    /** Begins to listen. */
    public MonitorPart(LabFeed feed, InstantSource clock) {
        feed.observe(event -> history.take(event, clock.millis()));
    }

    @Override
    public Page page() {
        return Page.MONITOR;
    }

    @Override
    public PageView open(Desk desk, Views views) {
        Saving saving = new Saving(exports, desk.dialogs(), desk.notices(), desk.messages(), desk.ui());
        MonitorViewModel monitor = new MonitorViewModel(
                history,
                desk.clock(),
                desk.clock().getZone(),
                desk.messages(),
                desk.units(),
                desk.navigator()::show,
                saving::data);
        List<Subscription> subscriptions = new ArrayList<>();
        subscriptions.add(remember(monitor, desk.preferences()));
        subscriptions.add(offer(monitor, desk));
        MonitorController controller =
                new MonitorController(monitor, saving, desk.messages(), desk.preferences(), views);
        Parent root = views.load("monitor.fxml", Map.of(MonitorController.class, () -> controller));
        subscriptions.add(controller::end);
        subscriptions.add(refresh(monitor, desk));
        return new PageView(root, Subscription.combine(subscriptions.toArray(Subscription[]::new)));
    }

    /** While the page is looked at, charts move whether or not anything arrives. */
    private Subscription refresh(MonitorViewModel monitor, Desk desk) {
        Beats beats = new Beats(heartbeat, INTERVAL, desk.ui(), monitor::refresh);
        Subscription pages = desk.navigator().pageProperty().subscribe(page -> beats.beatWhile(page == Page.MONITOR));
        return pages.and(() -> beats.beatWhile(false));
    }

    private static Subscription remember(MonitorViewModel monitor, Preferences preferences) {
        TilesViewModel tiles = monitor.tiles();
        monitor.rangeProperty().set(preferences.constant("monitor.range", TimeRange.class, TimeRange.FIVE_MINUTES));
        tiles.sortProperty().set(preferences.constant("monitor.sort", SortKey.class, SortKey.NAME));
        return Subscription.combine(
                monitor.rangeProperty().subscribe(range -> preferences.keep("monitor.range", range)),
                tiles.sortProperty().subscribe(key -> preferences.keep("monitor.sort", key)));
    }

    private static Subscription offer(MonitorViewModel monitor, Desk desk) {
        ObservableValue<String> nothing = monitor.stateProperty()
                .map(state -> state == MonitorViewModel.State.NO_PHONES
                        ? desk.messages().text("monitor.nothing.measured")
                        : "");
        return desk.commands()
                .offer(
                        new Command("monitor.save.data", "", nothing, monitor::saveData),
                        new Command(
                                "monitor.hottest",
                                "",
                                obstacle(monitor, Badge.HOTTEST, desk),
                                () -> show(monitor, Badge.HOTTEST, desk)),
                        new Command(
                                "monitor.emptiest",
                                "",
                                obstacle(monitor, Badge.EMPTIEST, desk),
                                () -> show(monitor, Badge.EMPTIEST, desk)),
                        new Command(
                                "monitor.slowest",
                                "",
                                obstacle(monitor, Badge.SLOWEST, desk),
                                () -> show(monitor, Badge.SLOWEST, desk)));
    }

    private static ObservableValue<String> obstacle(MonitorViewModel monitor, Badge badge, Desk desk) {
        return Bindings.createStringBinding(
                () -> monitor.highlights().stream().anyMatch(highlight -> highlight.badge() == badge)
                        ? ""
                        : desk.messages().text("monitor.nobody.stands.out"),
                monitor.highlights());
    }

    private static void show(MonitorViewModel monitor, Badge badge, Desk desk) {
        desk.navigator().show(Page.MONITOR);
        monitor.highlights().stream()
                .filter(highlight -> highlight.badge() == badge)
                .findFirst()
                .ifPresent(highlight -> monitor.open(highlight.serial()));
    }
}
