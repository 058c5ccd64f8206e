package org.phonebank.desktop.window.settings;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.protocol.PhonebankVersion;

/** Says what runs here. */
public final class AboutController {
    private final Messages messages;

    @FXML
    private Label version;

    @FXML
    private Label platform;

    public AboutController(Messages messages) {
        this.messages = messages;
    }

    @FXML
    void initialize() {
        version.setText(messages.text("settings.about.version", PhonebankVersion.VERSION));
        platform.setText(messages.text(
                "settings.about.platform",
                Runtime.version().toString(),
                System.getProperty("javafx.runtime.version", ""),
                System.getProperty("os.name", "")));
    }
}
