package org.phonebank.tests.window;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.desktop.incident.Incident.Severity;
import org.phonebank.desktop.window.Branding;
import org.phonebank.desktop.window.base.Commands;
import org.phonebank.desktop.window.base.Desk;
import org.phonebank.desktop.window.base.Dialogs;
import org.phonebank.desktop.window.base.LabFeed;
import org.phonebank.desktop.window.base.Language;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Navigator;
import org.phonebank.desktop.window.base.Notices;
import org.phonebank.desktop.window.base.Page;
import org.phonebank.desktop.window.base.PageView;
import org.phonebank.desktop.window.base.Preferences;
import org.phonebank.desktop.window.base.Themes;
import org.phonebank.desktop.window.base.UiThread;
import org.phonebank.desktop.window.base.Units;
import org.phonebank.desktop.window.base.Views;
import org.phonebank.desktop.window.monitor.MonitorPart;

/** The page Monitor by itself on a stage, on a clock of its own, so that minutes pass in an instant. On the JavaFX thread. */
final class MonitorStage {
    private static final Duration HALF_SECOND = Duration.ofMillis(500);

    private final MovedClock clock = new MovedClock();
    private final ScriptedLab lab = new ScriptedLab();
    private final UiThread ui = new AtOnce();
    private final LabFeed feed = new LabFeed(lab, ui);
    private final Notices notices = new Notices(clock);
    private final Navigator navigator = new Navigator();
    private final Stage stage;
    private final Themes themes;
    private final Path home;
    private final Dialogs dialogs;
    private final MonitorPart part;
    private Commands commands = new Commands();
    private @Nullable PageView view;

    MonitorStage(Stage stage, Themes themes, Path home, Dialogs dialogs) {
        this.stage = stage;
        this.themes = themes;
        this.home = home;
        this.dialogs = dialogs;
        part = new MonitorPart(feed, clock);
    }

    /** Events are shown as soon as they are sent, not at the next frame. */
    private static final class AtOnce implements UiThread {
        @Override
        public void run(Runnable action) {
            if (Platform.isFxApplicationThread()) {
                action.run();
            } else {
                Platform.runLater(action);
            }
        }

        @Override
        public void afterFrame(Runnable action) {
            run(action);
        }

        @Override
        public <T> Consumer<T> oncePerFrame(Consumer<List<T>> apply) {
            return event -> apply.accept(List.of(event));
        }
    }

    void show(Language language, double width, double height) {
        end();
        commands = new Commands();
        Messages messages = Messages.load(language);
        Desk desk = new Desk(
                new DataFolder(home),
                lab,
                feed,
                messages,
                new Units(messages),
                ui,
                clock,
                navigator,
                commands,
                notices,
                dialogs,
                Preferences.open(home.resolve("window.json")),
                themes,
                new SimpleObjectProperty<>(language));
        navigator.show(Page.MONITOR);
        PageView opened = part.open(desk, new Views(messages));
        view = opened;
        BorderPane frame = new BorderPane(opened.root());
        frame.getStyleClass().add("frame");
        Branding.loadFonts();
        Scene scene = new Scene(frame, width, height);
        scene.getStylesheets().add(Branding.styleSheet());
        stage.setScene(scene);
        stage.show();
        stage.requestFocus();
        stage.setWidth(width);
        stage.setHeight(height);
    }

    /** Lets phones measure for some time. */
    void measure(MeasuredPhones phones, Duration time) {
        lab.send(List.of(
                new org.phonebank.desktop.lab.LabEvent.StateChanged(org.phonebank.desktop.lab.LabState.STOPPED)));
        lab.send(phones.begin());
        long steps = time.dividedBy(HALF_SECOND);
        for (long i = 0; i < steps; i++) {
            clock.move(HALF_SECOND);
            lab.send(phones.half(i / 2.0, clock.instant()));
            if (i == steps / 2) {
                trouble();
            }
        }
        refresh();
    }

    private void trouble() {
        lab.send(List.of(
                MeasuredPhones.happened(
                        1,
                        clock.instant().minusSeconds(70),
                        Severity.NOTE,
                        0,
                        "Google Pixel 2 works at half its speed; layers 4–5 moved from it to samsung SM-G930F in 1.2 s."),
                MeasuredPhones.happened(
                        2,
                        clock.instant().minusSeconds(8),
                        Severity.WARNING,
                        2,
                        "Xiaomi Redmi Note 7 was unplugged; layer 3 moved to HMD Global Nokia 6.1 in 2.1 s; the answer went"
                                + " on after 240 ms."),
                MeasuredPhones.happened(
                        3,
                        clock.instant().plusSeconds(30),
                        Severity.TROUBLE,
                        3,
                        "HMD Global Nokia 6.1 is too hot; nobody else has room for layer 4.")));
    }

    /** As the heartbeat would. */
    void refresh() {
        navigator.show(Page.CHAT);
        navigator.show(Page.MONITOR);
    }

    ScriptedLab lab() {
        return lab;
    }

    MovedClock clock() {
        return clock;
    }

    Notices notices() {
        return notices;
    }

    Navigator navigator() {
        return navigator;
    }

    Commands commands() {
        return commands;
    }

    Parent root() {
        return stage.getScene().getRoot();
    }

    void end() {
        if (view != null) {
            view.end().unsubscribe();
            view = null;
        }
    }
}
