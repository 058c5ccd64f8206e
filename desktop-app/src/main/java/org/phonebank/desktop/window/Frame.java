package org.phonebank.desktop.window;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.window.base.Commands;
import org.phonebank.desktop.window.base.Desk;
import org.phonebank.desktop.window.base.Dialogs;
import org.phonebank.desktop.window.base.FxThread;
import org.phonebank.desktop.window.base.Lab;
import org.phonebank.desktop.window.base.LabFeed;
import org.phonebank.desktop.window.base.Language;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Navigator;
import org.phonebank.desktop.window.base.Notices;
import org.phonebank.desktop.window.base.PagePart;
import org.phonebank.desktop.window.base.Preferences;
import org.phonebank.desktop.window.base.Themes;
import org.phonebank.desktop.window.base.UiThread;
import org.phonebank.desktop.window.base.Units;
import org.phonebank.desktop.window.chain.LabPart;
import org.phonebank.desktop.window.chat.ChatPart;
import org.phonebank.desktop.window.monitor.MonitorPart;

/**
 * The window's frame with its pages. What is shown is made anew when the language changes; lab, pages' parts, notices and
 * preferences stay. On the JavaFX thread.
 */
public final class Frame implements AutoCloseable {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final double LEAST_WIDTH = 680;
    private static final double LEAST_HEIGHT = 400;

    private final Stage stage;
    private final Lab lab;
    private final Themes themes;
    private final WindowStart start;
    private final Dialogs dialogs;
    private final UiThread ui = new FxThread();
    private final Clock clock = Clock.system(ZoneId.systemDefault());
    private final LabFeed feed;
    private final Navigator navigator = new Navigator();
    private final Notices notices = new Notices(clock);
    private final Preferences preferences;
    private final ObjectProperty<Language> language;
    private final List<PagePart> parts;
    private @Nullable FrameContents contents;

    Frame(Stage stage, Lab lab, Themes themes, WindowStart start, Dialogs dialogs) {
        this.stage = stage;
        this.lab = lab;
        this.themes = themes;
        this.start = start;
        this.dialogs = dialogs;
        feed = new LabFeed(lab, ui);
        preferences = Preferences.open(start.data().window());
        language = new SimpleObjectProperty<>(preferences.constant("language", Language.class, Language.ofSystem()));
        parts = parts();
    }

    /** The pages, in the order of the rail. */
    private List<PagePart> parts() {
        List<PagePart> pages = new ArrayList<>();
        pages.add(new LabPart());
        pages.add(new MonitorPart(feed, clock));
        pages.add(new ChatPart(start.chat(), start.firstQuestion()));
        return List.copyOf(pages);
    }

    void show() {
        navigator.show(parts.get(0).page());
        Scene scene =
                new Scene(new Region(), fitting(WIDTH, screen().getWidth()), fitting(HEIGHT, screen().getHeight()));
        scene.getStylesheets().add(Branding.styleSheet());
        stage.getIcons().setAll(Branding.icons());
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.setScene(scene);
        stage.focusedProperty().subscribe(focused -> {
            if (focused) {
                themes.refresh();
            }
        });
        language.subscribe(spoken -> {
            preferences.keep("language", spoken);
            fill(scene, spoken);
        });
        stage.show();
    }

    private void fill(Scene scene, Language spoken) {
        if (contents != null) {
            contents.close();
        }
        Messages messages = Messages.load(spoken);
        Desk desk = new Desk(
                start.data(),
                lab,
                feed,
                messages,
                new Units(messages),
                ui,
                clock,
                navigator,
                new Commands(),
                notices,
                dialogs,
                preferences,
                themes,
                language);
        FrameContents filled = FrameContents.make(desk, parts, scene);
        contents = filled;
        Parent root = filled.root();
        scene.setRoot(root);
        stage.setTitle(messages.text("app.name"));
    }

    public Navigator navigator() {
        return navigator;
    }

    public Notices notices() {
        return notices;
    }

    public ObjectProperty<Language> languageProperty() {
        return language;
    }

    /** Detaches everything and keeps what the person chose. */
    @Override
    public void close() {
        if (contents != null) {
            contents.close();
            contents = null;
        }
        preferences.save();
    }

    /** Lets every page keep what must be kept; may take a few seconds. Called by any thread, after {@link #close}. */
    void closeParts() {
        parts.forEach(PagePart::close);
    }

    private static Rectangle2D screen() {
        return Screen.getPrimary().getVisualBounds();
    }

    private static double fitting(double wanted, double room) {
        return Math.min(wanted, room);
    }
}
