package org.phonebank.desktop.window;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.event.EventHandler;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.util.Subscription;
import org.phonebank.desktop.window.base.Command;
import org.phonebank.desktop.window.base.Desk;
import org.phonebank.desktop.window.base.Page;
import org.phonebank.desktop.window.base.PagePart;
import org.phonebank.desktop.window.base.PageView;
import org.phonebank.desktop.window.base.Views;

/** Everything in the window in one language: rail, top bar, banner, and the pages that were looked at. */
final class FrameContents implements AutoCloseable {
    private final Desk desk;
    private final Views views;
    private final Map<Page, PagePart> parts = new EnumMap<>(Page.class);
    private final Map<Page, PageView> opened = new EnumMap<>(Page.class);
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final Parent root;

    private FrameContents(Desk desk, List<PagePart> pages, Scene scene) {
        this.desk = desk;
        this.views = new Views(desk.messages());
        pages.forEach(part -> parts.put(part.page(), part));
        TopBarViewModel topBar =
                new TopBarViewModel(desk.messages(), desk.units(), desk.themes().choiceProperty());
        BannerViewModel banner = new BannerViewModel(desk.lab(), desk.messages());
        subscriptions.add(desk.feed().observe(topBar));
        subscriptions.add(desk.feed().observe(banner));
        offerPages();
        Map<Class<?>, Supplier<?>> controllers = Map.of(
                TopBarController.class, () -> new TopBarController(topBar, desk.messages()),
                BannerController.class, () -> new BannerController(banner, desk.messages()),
                RailController.class,
                        () -> new RailController(desk.navigator(), List.copyOf(parts.keySet()), desk.messages()),
                FrameController.class, () -> new FrameController(desk.navigator(), this::page));
        this.root = views.load("main.fxml", controllers);
        EventHandler<KeyEvent> shortcuts = this::answer;
        scene.addEventFilter(KeyEvent.KEY_PRESSED, shortcuts);
        subscriptions.add(() -> scene.removeEventFilter(KeyEvent.KEY_PRESSED, shortcuts));
    }

    static FrameContents make(Desk desk, List<PagePart> pages, Scene scene) {
        return new FrameContents(desk, pages, scene);
    }

    private void answer(KeyEvent event) {
        for (Command command : desk.commands().all()) {
            if (!command.shortcut().isEmpty()
                    && KeyCombination.valueOf(command.shortcut()).match(event)
                    && command.available()) {
                command.run();
                event.consume();
                return;
            }
        }
    }

    /** The page is made when it is shown for the first time. */
    private Parent page(Page page) {
        PageView view = opened.get(page);
        if (view == null) {
            view = Objects.requireNonNull(parts.get(page), "No page " + page).open(desk, views);
            opened.put(page, view);
        }
        return view.root();
    }

    private void offerPages() {
        int number = 1;
        for (Page page : parts.keySet()) {
            String shortcut = page == Page.SETTINGS ? "Shortcut+Comma" : "Shortcut+" + number++;
            String id = "page." + page.name().toLowerCase(Locale.ROOT);
            subscriptions.add(desk.commands()
                    .offer(Command.always(id, shortcut, () -> desk.navigator().show(page))));
        }
    }

    Parent root() {
        return root;
    }

    @Override
    public void close() {
        opened.values().forEach(view -> view.end().unsubscribe());
        subscriptions.forEach(Subscription::unsubscribe);
    }
}
