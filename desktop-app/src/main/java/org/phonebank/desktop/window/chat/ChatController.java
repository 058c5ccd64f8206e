package org.phonebank.desktop.window.chat;

import javafx.fxml.FXML;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;

/** Binds the page: the list, the conversation, and the side pane that can be put away. */
public final class ChatController {
    private final ChatPanes panes;

    @FXML
    private SplitPane page;

    @FXML
    private Region list;

    @FXML
    private Region settings;

    ChatController(ChatPanes panes) {
        this.panes = panes;
    }

    @FXML
    void initialize() {
        SplitPane.setResizableWithParent(list, false);
        SplitPane.setResizableWithParent(settings, false);
        page.getItems().remove(settings);
        page.widthProperty().subscribe((before, width) -> {
            panes.measure(width.doubleValue());
            if (before.doubleValue() == 0) {
                arrange();
            }
        });
        panes.settingsVisible().subscribe((before, now) -> arrange());
        list.widthProperty().subscribe((before, width) -> panes.keepListWidth(width.doubleValue()));
        settings.widthProperty().subscribe((before, width) -> panes.keepSettingsWidth(width.doubleValue()));
    }

    /** Shows the panes that are wanted, as wide as they were. */
    private void arrange() {
        double width = page.getWidth();
        if (width == 0) {
            return;
        }
        double listWidth = panes.listWidth();
        double settingsWidth = panes.settingsWidth();
        page.getItems().remove(settings);
        if (panes.settingsVisible().get()) {
            page.getItems().add(settings);
            page.setDividerPositions(listWidth / width, 1 - settingsWidth / width);
        } else {
            page.setDividerPositions(listWidth / width);
        }
    }
}
