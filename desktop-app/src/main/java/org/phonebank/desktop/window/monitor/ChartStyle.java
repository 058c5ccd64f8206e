package org.phonebank.desktop.window.monitor;

import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import org.phonebank.desktop.incident.Incident.Severity;

/**
 * What charts are drawn with, as the style sheets say: a canvas knows no style sheets, so that each colour and font is asked of a
 * label that nobody sees. It must be in the scene of what is drawn.
 */
public final class ChartStyle extends Region {
    private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();

    /** Makes one that nobody sees. */
    public ChartStyle() {
        getStyleClass().add("chart-style");
        setManaged(false);
        setMouseTransparent(true);
        for (Swatch swatch : Swatch.values()) {
            Label label = new Label();
            label.getStyleClass()
                    .add("swatch-" + swatch.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            label.textFillProperty().subscribe(this::changed);
            label.fontProperty().subscribe(this::changed);
            getChildren().add(label);
        }
    }

    /** Something that is drawn. */
    enum Swatch {
        /** What all is drawn on. */
        PAPER,
        TEXT,
        VALUE,
        GRID,
        CURSOR,
        NOTE,
        WARNING,
        TROUBLE,
        BATTERY,
        PROCESSOR,
        MEMORY,
        TEMPERATURE,
        POWER,
        STEP,
        SPEED,
        FIRST_TOKEN,
        LOWEST_BATTERY;

        /** By the name of a measure. */
        static Swatch of(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        static Swatch of(Severity severity) {
            return switch (severity) {
                case NOTE -> NOTE;
                case WARNING -> WARNING;
                case TROUBLE -> TROUBLE;
            };
        }
    }

    private void changed() {
        version.set(version.get() + 1);
    }

    Paint paint(Swatch swatch) {
        return label(swatch).getTextFill();
    }

    /** The colour as thin as a veil. */
    Paint veil(Swatch swatch) {
        return paint(swatch) instanceof Color colour ? colour.deriveColor(0, 1, 1, VEIL) : Color.TRANSPARENT;
    }

    private static final double VEIL = 0.14;

    Font font(Swatch swatch) {
        return label(swatch).getFont();
    }

    private Label label(Swatch swatch) {
        return (Label) getChildren().get(List.of(Swatch.values()).indexOf(swatch));
    }

    /** Changes whenever a colour or font does. */
    ReadOnlyLongProperty versionProperty() {
        return version.getReadOnlyProperty();
    }
}
