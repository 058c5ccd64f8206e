package org.phonebank.desktop.window;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Tone;
import org.phonebank.desktop.window.control.Nodes;
import org.phonebank.desktop.window.control.Tones;

/** Binds the banner. */
public final class BannerController {
    private final BannerViewModel model;
    private final Messages messages;

    @FXML
    private HBox banner;

    @FXML
    private FontIcon icon;

    @FXML
    private Label title;

    @FXML
    private Label text;

    @FXML
    private Button action;

    @FXML
    private Button dismiss;

    public BannerController(BannerViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
    }

    @FXML
    void initialize() {
        var content = model.contentProperty();
        Nodes.showWhile(banner, content.isNotNull());
        title.textProperty().bind(content.map(BannerContent::title).orElse(""));
        Nodes.showText(text, content.map(BannerContent::text).orElse(""));
        Tones.bind(banner, content.map(BannerContent::tone).orElse(Tone.NEUTRAL));
        content.map(BannerContent::tone)
                .orElse(Tone.NEUTRAL)
                .subscribe(tone -> icon.setIconLiteral(tone == Tone.NEUTRAL ? "fth-info" : "fth-alert-triangle"));
        ObservableValue<Boolean> retryable =
                content.map(BannerContent::retryable).orElse(false);
        Nodes.showWhile(action, retryable);
        action.setText(messages.text("banner.retry"));
        action.setOnAction(event -> model.retry());
        dismiss.setOnAction(event -> model.dismiss());
    }
}
