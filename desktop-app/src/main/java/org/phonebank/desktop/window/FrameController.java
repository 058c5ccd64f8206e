package org.phonebank.desktop.window;

import java.util.function.Function;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import org.phonebank.desktop.window.base.Navigator;
import org.phonebank.desktop.window.base.Page;

/** Shows the page that was navigated to. */
public final class FrameController {
    private final Navigator navigator;
    private final Function<Page, Parent> pages;

    @FXML
    private StackPane page;

    public FrameController(Navigator navigator, Function<Page, Parent> pages) {
        this.navigator = navigator;
        this.pages = pages;
    }

    @FXML
    void initialize() {
        navigator.pageProperty().subscribe(shown -> page.getChildren().setAll(pages.apply(shown)));
    }
}
