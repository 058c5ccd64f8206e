package org.phonebank.desktop.window;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.data.StackTraces;
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
import org.phonebank.desktop.window.base.Page;
import org.phonebank.desktop.window.base.PagePart;
import org.phonebank.desktop.window.base.Preferences;
import org.phonebank.desktop.window.base.Themes;
import org.phonebank.desktop.window.base.UiThread;
import org.phonebank.desktop.window.base.Units;
import org.phonebank.desktop.window.batch.BatchPart;
import org.phonebank.desktop.window.chain.LabPart;
import org.phonebank.desktop.window.chat.ChatPart;
import org.phonebank.desktop.window.control.CutTexts;
import org.phonebank.desktop.window.control.TextSize;
import org.phonebank.desktop.window.monitor.MonitorPart;
import org.phonebank.desktop.window.settings.SettingsPart;
import org.phonebank.desktop.window.settings.WindowChoices;
import org.phonebank.desktop.window.setup.LabBeginning;
import org.phonebank.desktop.window.setup.SetupPart;

/**
 * The window's frame with its pages. What is shown is made anew when the language changes; lab, pages' parts, notices and
 * preferences stay. On the JavaFX thread.
 */
public final class Frame implements AutoCloseable {
    private static final double TEXT_PIXELS = 14;

    private final Stage stage;
    private final Lab lab;
    private final Themes themes;
    private final WindowStart start;
    private final Function<Messages, Dialogs> dialogs;
    private final UiThread ui = new FxThread();
    private final Clock clock = Clock.system(ZoneId.systemDefault());
    private final LabFeed feed;
    private final Navigator navigator = new Navigator();
    private final Notices notices = new Notices(clock);
    private final Preferences preferences;
    private final WindowChoices choices;
    private final WindowPlace place;
    private final List<PagePart> parts;
    private Messages messages;
    private @Nullable FrameContents contents;

    /** @param dialogs makes those that speak a language */
    Frame(
            Stage stage,
            Lab lab,
            Themes themes,
            WindowStart start,
            Preferences preferences,
            Function<Messages, Dialogs> dialogs) {
        this.stage = stage;
        this.lab = lab;
        this.themes = themes;
        this.start = start;
        this.preferences = preferences;
        this.dialogs = dialogs;
        feed = new LabFeed(lab, ui);
        choices = WindowChoices.open(preferences, themes.choiceProperty());
        messages = Messages.load(choices.language().get());
        place = new WindowPlace(stage, preferences);
        parts = parts();
    }

    /** The pages, in the order of the rail. */
    private List<PagePart> parts() {
        List<PagePart> pages = new ArrayList<>();
        ChatPart chat = new ChatPart(start.chat(), start.firstQuestion());
        pages.add(new SetupPart(start.setup(), chat, choices.virtualPhones(), beginning()));
        pages.add(new LabPart(start.setup().placements()));
        pages.add(new MonitorPart(feed, clock));
        pages.add(chat);
        pages.add(new BatchPart());
        pages.add(new SettingsPart(start.data(), choices));
        return List.copyOf(pages);
    }

    private LabBeginning beginning() {
        if (start.labToBegin().isPresent()) {
            return LabBeginning.GIVEN;
        }
        return choices.labReturns().get() ? LabBeginning.LAST : LabBeginning.NONE;
    }

    void show() {
        navigator.show(firstPage());
        navigator.pageProperty().subscribe((before, page) -> {
            preferences.keep("page", page);
            preferences.save();
        });
        feed.observe(new LabNews(notices, navigator, () -> messages));
        Scene scene = new Scene(new Region(), WindowPlace.WIDTH, WindowPlace.HEIGHT);
        stage.getIcons().setAll(Branding.icons());
        stage.setScene(scene);
        FocusGuard.watch(scene, ui);
        place.restore();
        stage.focusedProperty().subscribe(focused -> {
            if (focused) {
                themes.refresh();
            } else if (stage.isShowing()) {
                keep();
            }
        });
        choices.textSize().subscribe(size -> enlarge(scene, scene.getRoot(), size.doubleValue()));
        choices.language().subscribe(spoken -> fill(scene, spoken));
        stage.titleProperty().bind(Bindings.createStringBinding(this::title, choices.labName(), choices.language()));
        stage.setOnHiding(event -> keep());
        stage.show();
        ui.afterFrame(place::insist);
    }

    /** The one that was shown last, but a lab that begins is looked at in the first one. */
    private Page firstPage() {
        Page first = parts.get(0).page();
        Page last = preferences.constant("page", Page.class, first);
        boolean there = parts.stream().anyMatch(part -> part.page() == last);
        return there && start.labToBegin().isEmpty() ? last : first;
    }

    private void fill(Scene scene, Language spoken) {
        Map<Object, Set<Object>> hidden = Map.of();
        if (contents != null) {
            hidden = contents.hidden();
            contents.close();
        }
        messages = Messages.load(spoken);
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
                dialogs.apply(messages),
                preferences,
                themes,
                choices.language());
        FrameContents filled = new FrameContents(desk, parts, scene, choices, hidden);
        contents = filled;
        enlarge(scene, filled.root(), choices.textSize().get());
        CutTexts.explain(filled.root());
        scene.setRoot(filled.root());
    }

    /** Everything that is measured in em grows with it; what cannot be is told. */
    private static void enlarge(Scene scene, Parent root, double size) {
        root.setStyle(String.format(Locale.ROOT, "-fx-font-size: %.2fpx;", TEXT_PIXELS * size));
        TextSize.set(root, size);
        List<String> sheets = size == 1
                ? List.of(Branding.styleSheet())
                : List.of(Branding.styleSheet(), IconSizes.grown(Branding.styleSheet(), size));
        if (!sheets.equals(scene.getStylesheets())) {
            scene.getStylesheets().setAll(sheets);
        }
    }

    private String title() {
        String application = messages.text("app.name");
        String lab = choices.labName().get();
        return lab.isBlank() ? application : messages.text("window.title", lab, application);
    }

    /** Writes what the person chose; done anyway when the window loses the focus or closes. */
    public void keep() {
        place.note();
        preferences.save();
    }

    /** Tells that something went wrong that nobody had foreseen. */
    void tellUnforeseen(Throwable failure) {
        notices.fail(messages.text("unforeseen"), messages.text("unforeseen.text"), StackTraces.text(failure));
    }

    public Navigator navigator() {
        return navigator;
    }

    public Notices notices() {
        return notices;
    }

    public ObjectProperty<Language> languageProperty() {
        return choices.language();
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

    /**
     * Lets every page keep what must be kept, and writes what the person chose; may take a few seconds. Called by any
     * thread, after {@link #close}.
     */
    void closeParts() {
        closeFrom(0);
    }

    /** A part that fails must not keep the others from keeping anything; it is told all the same. */
    private void closeFrom(int index) {
        if (index == parts.size()) {
            preferences.flush();
            return;
        }
        try {
            parts.get(index).close();
        } finally {
            closeFrom(index + 1);
        }
    }
}
