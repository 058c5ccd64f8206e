package org.phonebank.desktop.window.chat;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.phonebank.desktop.window.base.Preferences;

/** Which panes of the page are shown; kept for the next start. */
final class ChatPanes {
    /** A narrower page has no room for the settings beside the list. */
    private static final double LEAST_FOR_SETTINGS = 840;

    private static final double LIST_WIDTH = 250;
    private static final double SETTINGS_WIDTH = 288;
    /** What is narrower is on its way to its width, or away. */
    private static final double LEAST_WIDTH = 100;

    private final DoubleProperty listWidth;
    private final DoubleProperty settingsWidth;
    private final BooleanProperty settingsWanted;
    /** What the list takes of a narrow page at most. */
    private static final double MOST_OF_LIST = 0.3;

    private final BooleanProperty roomy = new SimpleBooleanProperty(true);
    private final BooleanProperty settingsShown = new SimpleBooleanProperty();
    private double page;
    private double textSize = 1;

    ChatPanes(Preferences preferences) {
        settingsWanted = preferences.flag("chat.settings", true);
        listWidth = preferences.number("chat.list.width", LIST_WIDTH);
        settingsWidth = preferences.number("chat.settings.width", SETTINGS_WIDTH);
        settingsShown.set(settingsWanted.get());
        settingsShown.subscribe((before, shown) -> {
            if (roomy.get()) {
                settingsWanted.set(shown);
            }
        });
        roomy.subscribe((before, now) -> settingsShown.set(now && settingsWanted.get()));
    }

    /**
     * The page has this width now, in pixels.
     *
     * @param size of the text, 1 being the usual one
     */
    void measure(double width, double size) {
        page = width;
        textSize = size;
        roomy.set(width == 0 || width >= LEAST_FOR_SETTINGS * size);
    }

    /** In pixels, of the page as it is. */
    double listWidth() {
        double wanted = listWidth.get() * textSize;
        return roomy.get() ? wanted : Math.min(wanted, page * MOST_OF_LIST);
    }

    /** In pixels, of the page as it is. */
    double settingsWidth() {
        return settingsWidth.get() * textSize;
    }

    /** As a person wants it; a window that is too small says nothing about that. */
    void keepListWidth(double width) {
        if (roomy.get() && width > LEAST_WIDTH) {
            listWidth.set(width / textSize);
        }
    }

    /** The same of the settings. */
    void keepSettingsWidth(double width) {
        if (roomy.get() && settingsShown.get() && width > LEAST_WIDTH) {
            settingsWidth.set(width / textSize);
        }
    }

    void toggleSettings() {
        settingsShown.set(!settingsShown.get());
    }

    /** Whether the settings are shown; kept as what the person wants while there is room for them. */
    BooleanProperty settingsShownProperty() {
        return settingsShown;
    }

    /** Whether there is room for the settings beside the list; else they take its place. */
    ObservableValue<Boolean> roomy() {
        return roomy;
    }
}
