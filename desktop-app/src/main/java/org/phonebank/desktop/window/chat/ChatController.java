package org.phonebank.desktop.window.chat;

import javafx.fxml.FXML;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;
import org.phonebank.desktop.window.control.TextSize;

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
            panes.measure(width.doubleValue(), TextSize.now(page));
            if (before.doubleValue() == 0) {
                arrange();
            }
        });
        TextSize.of(page).subscribe(size -> {
            panes.measure(page.getWidth(), size);
            arrange();
        });
        panes.settingsShownProperty().subscribe((before, now) -> arrange());
        panes.roomy().subscribe(this::arrange);
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
        boolean shown = panes.settingsShownProperty().get();
        boolean beside = panes.roomy().getValue();
        page.getItems().remove(settings);
        if (shown && !beside) {
            page.getItems().remove(list);
        } else if (!page.getItems().contains(list)) {
            page.getItems().add(0, list);
        }
        if (shown) {
            page.getItems().add(settings);
        }
        if (shown && beside) {
            page.setDividerPositions(listWidth / width, 1 - settingsWidth / width);
        } else {
            page.setDividerPositions(shown ? 1 - settingsWidth / width : listWidth / width);
        }
    }
}
