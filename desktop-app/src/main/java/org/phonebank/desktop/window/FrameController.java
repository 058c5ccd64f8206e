package org.phonebank.desktop.window;

import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import org.phonebank.desktop.window.base.Page;

/** Shows the page that was navigated to. */
public final class FrameController {
    private final ObservableValue<Page> shown;
    private final Function<Page, Parent> pages;

    @FXML
    private StackPane page;

    public FrameController(ObservableValue<Page> shown, Function<Page, Parent> pages) {
        this.shown = shown;
        this.pages = pages;
    }

    @FXML
    void initialize() {
        shown.subscribe(wanted -> page.getChildren().setAll(pages.apply(wanted)));
    }
}
