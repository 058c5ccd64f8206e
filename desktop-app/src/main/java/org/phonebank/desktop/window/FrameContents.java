package org.phonebank.desktop.window;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.event.EventHandler;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.util.Subscription;
import org.phonebank.desktop.window.FrameController.Overlay;
import org.phonebank.desktop.window.base.Command;
import org.phonebank.desktop.window.base.Desk;
import org.phonebank.desktop.window.base.Language;
import org.phonebank.desktop.window.base.Page;
import org.phonebank.desktop.window.base.PagePart;
import org.phonebank.desktop.window.base.PageView;
import org.phonebank.desktop.window.base.ThemeChoice;
import org.phonebank.desktop.window.base.Views;
import org.phonebank.desktop.window.notices.NoticeCards;
import org.phonebank.desktop.window.notices.NoticeListController;
import org.phonebank.desktop.window.notices.NoticesViewModel;
import org.phonebank.desktop.window.notices.ToastsController;
import org.phonebank.desktop.window.palette.PaletteController;
import org.phonebank.desktop.window.palette.PaletteViewModel;
import org.phonebank.desktop.window.settings.WindowChoices;

/** Everything in the window in one language: rail, top bar, banner, toasts, palette, and the pages that were looked at. */
final class FrameContents implements AutoCloseable {
    private final Desk desk;
    private final Views views;
    private final Map<Page, PagePart> parts = new EnumMap<>(Page.class);
    private final Map<Page, PageView> opened = new EnumMap<>(Page.class);
    /** Pages that nobody has looked at; one that cannot be made is not tried again and again. */
    private final Queue<Page> unseen = new ArrayDeque<>();

    private final List<Subscription> subscriptions = new ArrayList<>();
    private final ObjectProperty<Page> shown = new SimpleObjectProperty<>();
    private final PaletteViewModel palette;
    private final NoticesViewModel notices;
    private final BannerViewModel banner;
    private final Parent root;

    /** Makes the pages that nobody has looked at yet, one a frame, so that the palette knows their commands. */
    private final AnimationTimer opening = new AnimationTimer() {
        @Override
        public void handle(long now) {
            Page next = unseen.poll();
            if (next == null) {
                stop();
            } else {
                page(next);
            }
        }
    };

    /** @param hidden on the banner of the contents before, see {@link #hidden} */
    FrameContents(
            Desk desk, List<PagePart> pages, Scene scene, WindowChoices choices, Map<Object, Set<Object>> hidden) {
        this.desk = desk;
        this.views = new Views(desk.messages());
        pages.forEach(part -> {
            parts.put(part.page(), part);
            unseen.add(part.page());
            part.prepare(desk);
        });
        shown.bind(desk.navigator().pageProperty());
        palette = new PaletteViewModel(desk.commands(), desk.navigator(), desk.messages(), opening::start);
        notices = new NoticesViewModel(desk.notices());
        subscriptions.add(notices.attach());
        TopBarViewModel topBar = new TopBarViewModel(desk.messages(), desk.units(), choices, desk.clock());
        banner = new BannerViewModel(desk.lab(), desk.messages());
        subscriptions.add(desk.feed().observe(topBar));
        subscriptions.add(desk.feed().observe(banner));
        banner.hide(hidden);
        offer(scene);
        NoticeCards cards = new NoticeCards(notices, desk.clock().getZone(), desk.messages(), views);
        Map<Class<?>, Supplier<?>> controllers = new HashMap<>(Map.of(
                TopBarController.class, () -> new TopBarController(topBar, notices, palette, desk.messages()),
                BannerController.class, () -> new BannerController(banner, desk.messages()),
                RailController.class,
                        () -> new RailController(shown, desk.navigator(), List.copyOf(parts.keySet()), desk.messages()),
                ToastsController.class, () -> new ToastsController(cards),
                NoticeListController.class, () -> new NoticeListController(cards),
                PaletteController.class, () -> new PaletteController(palette)));
        controllers.put(
                FrameController.class,
                () -> new FrameController(
                        shown,
                        this::page,
                        new Overlay(notices.listedProperty(), () -> views.load("notice-list.fxml", controllers)),
                        new Overlay(palette.openProperty(), () -> views.load("palette.fxml", controllers))));
        this.root = views.load("main.fxml", controllers);
        EventHandler<KeyEvent> shortcuts = this::answer;
        scene.addEventFilter(KeyEvent.KEY_PRESSED, shortcuts);
        subscriptions.add(() -> scene.removeEventFilter(KeyEvent.KEY_PRESSED, shortcuts));
    }

    private void answer(KeyEvent event) {
        if (!palette.openProperty().get()) {
            Shortcuts.answer(event, desk.commands().all(), shown.get());
        }
    }

    /** The page is made when it is shown for the first time. */
    private Parent page(Page page) {
        PageView view = opened.get(page);
        if (view == null) {
            view = Objects.requireNonNull(parts.get(page), "No page " + page).open(desk.on(page), views);
            opened.put(page, view);
        }
        return view.root();
    }

    private void offer(Scene scene) {
        int number = 1;
        for (Page page : parts.keySet()) {
            String shortcut = page == Page.SETTINGS ? "Shortcut+Comma" : "Shortcut+" + number++;
            String id = "page." + page.name().toLowerCase(Locale.ROOT);
            offer(Command.always(id, shortcut, () -> desk.navigator().show(page)));
        }
        offer(
                Command.always(
                        "palette", "Shortcut+K", () -> palette.openProperty().set(true)),
                Command.always("notices", "Shortcut+Shift+N", notices::toggleList),
                Command.always(
                        "theme.system", "", () -> desk.themes().choiceProperty().set(ThemeChoice.SYSTEM)),
                Command.always(
                        "theme.light", "", () -> desk.themes().choiceProperty().set(ThemeChoice.LIGHT)),
                Command.always(
                        "theme.dark", "", () -> desk.themes().choiceProperty().set(ThemeChoice.DARK)),
                Command.always("language.english", "", () -> desk.language().set(Language.ENGLISH)),
                Command.always("language.japanese", "", () -> desk.language().set(Language.JAPANESE)),
                Command.always("close", "Shortcut+Q", () -> scene.getWindow().hide()));
    }

    private void offer(Command... commands) {
        subscriptions.add(desk.commands().offer(commands));
    }

    Parent root() {
        return root;
    }

    /** What a person hid of the banner. */
    Map<Object, Set<Object>> hidden() {
        return banner.hidden();
    }

    @Override
    public void close() {
        opening.stop();
        shown.unbind();
        palette.openProperty().set(false);
        opened.values().forEach(view -> view.end().unsubscribe());
        subscriptions.forEach(Subscription::unsubscribe);
    }
}
