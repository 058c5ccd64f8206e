package org.phonebank.desktop.window;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Navigator;
import org.phonebank.desktop.window.base.Page;

/** Binds the rail at the left, one button for each page; settings are at its end. */
public final class RailController {
    private final ObservableValue<Page> shown;
    private final Navigator navigator;
    private final List<Page> pages;
    private final Messages messages;
    private final ToggleGroup group = new ToggleGroup();

    @FXML
    private VBox rail;

    public RailController(ObservableValue<Page> shown, Navigator navigator, List<Page> pages, Messages messages) {
        this.shown = shown;
        this.navigator = navigator;
        this.pages = pages;
        this.messages = messages;
    }

    @FXML
    void initialize() {
        Map<Page, ToggleButton> buttons = new EnumMap<>(Page.class);
        for (Page page : pages) {
            if (page == Page.SETTINGS) {
                Region gap = new Region();
                VBox.setVgrow(gap, Priority.ALWAYS);
                rail.getChildren().add(gap);
            }
            ToggleButton button = button(page);
            buttons.put(page, button);
            rail.getChildren().add(button);
        }
        shown.subscribe(page -> group.selectToggle(buttons.get(page)));
    }

    private ToggleButton button(Page page) {
        ToggleButton button = new ToggleButton(messages.text("page", page), icon(page));
        button.setId("rail-" + page.name().toLowerCase(Locale.ROOT));
        button.getStyleClass().add("rail-button");
        button.setContentDisplay(ContentDisplay.TOP);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setToggleGroup(group);
        button.setOnAction(event -> {
            navigator.show(page);
            // A second press must not leave the page unmarked.
            button.setSelected(true);
        });
        return button;
    }

    private static FontIcon icon(Page page) {
        return new FontIcon(
                switch (page) {
                    case SETUP -> "fth-check-square";
                    case LAB -> "fth-share-2";
                    case MONITOR -> "fth-activity";
                    case CHAT -> "fth-message-square";
                    case BATCH -> "fth-list";
                    case SETTINGS -> "fth-settings";
                });
    }
}
