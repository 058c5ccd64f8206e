package org.phonebank.desktop.window.settings;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import org.phonebank.desktop.window.base.Language;
import org.phonebank.desktop.window.base.Preferences;
import org.phonebank.desktop.window.base.ThemeChoice;

/**
 * What a person chose about the whole window; every change takes effect at once and is kept.
 *
 * @param textSize 1 is the usual size
 * @param labName what the lab is called; "" for nothing in particular
 * @param virtualPhones how many are offered when a lab is set up
 * @param labReturns whether the lab that is there when the window closes is prepared again at the next start
 */
public record WindowChoices(
        ObjectProperty<ThemeChoice> theme,
        ObjectProperty<Language> language,
        DoubleProperty textSize,
        StringProperty labName,
        ObjectProperty<Integer> virtualPhones,
        BooleanProperty labReturns) {
    public static final double SMALLEST_TEXT = 0.9;
    public static final double LARGEST_TEXT = 2;
    public static final int MOST_VIRTUAL_PHONES = 12;
    private static final int USUAL_VIRTUAL_PHONES = 4;

    /** Begins with what was kept. */
    public static WindowChoices open(Preferences preferences, ObjectProperty<ThemeChoice> theme) {
        theme.set(preferences.constant("theme", ThemeChoice.class, ThemeChoice.SYSTEM));
        theme.subscribe(chosen -> preferences.keep("theme", chosen));
        ObjectProperty<Language> language =
                new SimpleObjectProperty<>(preferences.constant("language", Language.class, Language.ofSystem()));
        language.subscribe(chosen -> preferences.keep("language", chosen));
        DoubleProperty textSize = preferences.number("text.size", 1);
        double kept = textSize.get();
        textSize.set(Double.isFinite(kept) ? Math.max(SMALLEST_TEXT, Math.min(LARGEST_TEXT, kept)) : 1);
        DoubleProperty keptPhones = preferences.number("virtual.phones", USUAL_VIRTUAL_PHONES);
        ObjectProperty<Integer> virtualPhones =
                new SimpleObjectProperty<>(Math.max(1, Math.min(MOST_VIRTUAL_PHONES, (int) keptPhones.get())));
        virtualPhones.subscribe(keptPhones::set);
        return new WindowChoices(
                theme,
                language,
                textSize,
                preferences.text("lab.name", ""),
                virtualPhones,
                preferences.flag("lab.returns", true));
    }
}
