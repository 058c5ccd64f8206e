package org.phonebank.desktop.window.settings;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.phonebank.desktop.window.base.Language;
import org.phonebank.desktop.window.base.ThemeChoice;
import org.phonebank.desktop.window.base.Units;

/** How the window looks, what the lab is called and begins with; what is chosen takes effect at once. */
public final class LookViewModel {
    /** Sizes of text to choose from; 1 is the usual one. */
    public static final List<Double> SIZES = List.of(0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0);

    private final WindowChoices choices;
    private final Units units;
    private final StringProperty labName = new SimpleStringProperty("");
    private final ObjectProperty<ThemeChoice> theme = new SimpleObjectProperty<>(ThemeChoice.SYSTEM);
    private final BooleanProperty labReturns = new SimpleBooleanProperty();
    private final ObjectProperty<Double> textSize;
    private final ObjectProperty<Integer> virtualPhones = new SimpleObjectProperty<>(1);

    public LookViewModel(WindowChoices choices, Units units) {
        this.choices = choices;
        this.units = units;
        // Bindings of this view-model's own properties, which end with it.
        labName.bindBidirectional(choices.labName());
        theme.bindBidirectional(choices.theme());
        virtualPhones.bindBidirectional(choices.virtualPhones());
        labReturns.bindBidirectional(choices.labReturns());
        textSize = new SimpleObjectProperty<>(nearest(choices.textSize().get()));
        textSize.subscribe(size -> choices.textSize().set(size));
    }

    private static double nearest(double size) {
        return SIZES.stream()
                .min((one, other) -> Double.compare(Math.abs(one - size), Math.abs(other - size)))
                .orElse(1.0);
    }

    public String sizeWords(double size) {
        return units.share(size);
    }

    public StringProperty labNameProperty() {
        return labName;
    }

    public ObjectProperty<ThemeChoice> themeProperty() {
        return theme;
    }

    /** Setting it makes all views anew, this one included. */
    public ObjectProperty<Language> languageProperty() {
        return choices.language();
    }

    /** How many are offered when a lab is set up. */
    public ObjectProperty<Integer> virtualPhonesProperty() {
        return virtualPhones;
    }

    /** Whether the lab is prepared again at the next start. */
    public BooleanProperty labReturnsProperty() {
        return labReturns;
    }

    public ObjectProperty<Double> textSizeProperty() {
        return textSize;
    }
}
