package org.phonebank.desktop.window;

import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.window.base.Page;

/** Shows the page that was navigated to, and above it what was opened. */
public final class FrameController {
    private final ObservableValue<Page> shown;
    private final Function<Page, Parent> pages;
    private final Overlay notices;
    private final Overlay palette;

    @FXML
    private StackPane frame;

    @FXML
    private StackPane middle;

    @FXML
    private StackPane page;

    FrameController(ObservableValue<Page> shown, Function<Page, Parent> pages, Overlay notices, Overlay palette) {
        this.shown = shown;
        this.pages = pages;
        this.notices = notices;
        this.palette = palette;
    }

    @FXML
    void initialize() {
        shown.subscribe(wanted -> page.getChildren().setAll(pages.apply(wanted)));
        notices.layOver(middle);
        palette.layOver(frame);
    }

    /** What comes and goes above a page. Its view hides itself; it is made only when it is opened for the first time. */
    static final class Overlay {
        private final ObservableValue<Boolean> open;
        private final Supplier<Parent> view;
        private @Nullable Parent made;

        Overlay(ObservableValue<Boolean> open, Supplier<Parent> view) {
            this.open = open;
            this.view = view;
        }

        private void layOver(StackPane place) {
            open.subscribe(now -> {
                if (now && made == null) {
                    made = view.get();
                    place.getChildren().add(made);
                }
            });
        }
    }
}
