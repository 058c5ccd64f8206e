package org.phonebank.desktop.window.chat;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.phonebank.desktop.window.base.Preferences;

/** Which panes of the page are shown; kept for the next start. */
final class ChatPanes {
    /** A narrower page has no room for the settings. */
    private static final double LEAST_FOR_SETTINGS = 840;

    private static final double LIST_WIDTH = 250;
    private static final double SETTINGS_WIDTH = 288;
    /** What is narrower is on its way to its width, or away. */
    private static final double LEAST_WIDTH = 100;

    private final DoubleProperty listWidth;
    private final DoubleProperty settingsWidth;
    private final BooleanProperty settingsWanted;
    private final BooleanProperty roomy = new SimpleBooleanProperty(true);
    private final ReadOnlyBooleanWrapper settingsVisible = new ReadOnlyBooleanWrapper();

    ChatPanes(Preferences preferences) {
        settingsWanted = preferences.flag("chat.settings", true);
        listWidth = preferences.number("chat.list.width", LIST_WIDTH);
        settingsWidth = preferences.number("chat.settings.width", SETTINGS_WIDTH);
        settingsVisible.bind(settingsWanted.and(roomy));
    }

    /** The page has this width now, in pixels. */
    void measure(double width) {
        roomy.set(width == 0 || width >= LEAST_FOR_SETTINGS);
    }

    /** In pixels. */
    double listWidth() {
        return listWidth.get();
    }

    /** In pixels. */
    double settingsWidth() {
        return settingsWidth.get();
    }

    /** As a person wants it; a window that is too small says nothing about that. */
    void keepListWidth(double width) {
        if (roomy.get() && width > LEAST_WIDTH) {
            listWidth.set(width);
        }
    }

    /** The same of the settings. */
    void keepSettingsWidth(double width) {
        if (settingsVisible.get() && width > LEAST_WIDTH) {
            settingsWidth.set(width);
        }
    }

    void toggleSettings() {
        settingsWanted.set(!settingsWanted.get());
    }

    /** Whether the person wants to see the settings. */
    BooleanProperty settingsWantedProperty() {
        return settingsWanted;
    }

    ReadOnlyBooleanProperty settingsVisible() {
        return settingsVisible.getReadOnlyProperty();
    }

    /** Whether there is room for the settings. */
    ObservableValue<Boolean> roomy() {
        return roomy;
    }
}
