package org.phonebank.desktop.window.placing;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.phonebank.desktop.window.base.Tone;
import org.phonebank.desktop.window.control.Tones;

/** One quantity of the forecast, with what it is now below. */
public final class FigureTile extends VBox {
    private final Label title = new Label();
    private final Label value = new Label();
    private final Label present = new Label();
    private final FontIcon trend = new FontIcon("fth-arrow-up");

    public FigureTile() {
        getStyleClass().addAll("card", "figure-tile");
        title.getStyleClass().add("figure-title");
        value.getStyleClass().addAll("figure-value", "figures");
        present.getStyleClass().addAll("figure-present", "figures");
        present.setGraphic(trend);
        getChildren().addAll(title, value, present);
        show(Figure.UNKNOWN);
    }

    /** What the quantity is. */
    public void setTitle(String words) {
        title.setText(words);
    }

    public String getTitle() {
        return title.getText();
    }

    /** What the quantity means, for where the pointer rests. */
    public void setExplanation(String words) {
        Tooltip.install(this, new Tooltip(words));
        setAccessibleHelp(words);
    }

    public String getExplanation() {
        return getAccessibleHelp();
    }

    void show(Figure figure) {
        value.setText(figure.value().isEmpty() ? "\u2013" : figure.value());
        present.setText(figure.present());
        // Room is kept, so that nothing moves while a person drags.
        present.setVisible(!figure.present().isEmpty());
        trend.setIconLiteral(figure.tone() == Tone.SUCCESS ? "fth-trending-up" : "fth-trending-down");
        Tones.show(this, figure.tone());
        setAccessibleText(title.getText() + " " + figure.value() + " " + figure.present());
    }

    /** Says something else than a comparison in the small line. */
    void note(String words) {
        trend.setIconLiteral("fth-smartphone");
        present.setText(words);
        present.setVisible(!words.isEmpty());
    }
}
