package org.phonebank.desktop.window.base;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import javafx.application.Application;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** Switches the whole application between light and dark, live. */
public final class Themes {
    private final UiThread ui;
    private final Executor background;
    private final BooleanSupplier systemPrefersDark;
    private final ObjectProperty<ThemeChoice> choice = new SimpleObjectProperty<>(this, "choice", ThemeChoice.SYSTEM);

    /**
     * Follows the desktop until something else is chosen.
     *
     * @param background where the desktop is asked, which may take a moment
     * @param systemPrefersDark asks the desktop; blocking
     * @param darkNow what the desktop said last
     */
    public Themes(UiThread ui, Executor background, BooleanSupplier systemPrefersDark, boolean darkNow) {
        this.ui = ui;
        this.background = background;
        this.systemPrefersDark = systemPrefersDark;
        show(darkNow);
        choice.subscribe((before, now) -> apply(now));
    }

    public ObjectProperty<ThemeChoice> choiceProperty() {
        return choice;
    }

    /** Looks again at the desktop's setting, if it is followed. Called when the window gets the focus. */
    public void refresh() {
        if (choice.get() == ThemeChoice.SYSTEM) {
            apply(ThemeChoice.SYSTEM);
        }
    }

    private void apply(ThemeChoice chosen) {
        if (chosen != ThemeChoice.SYSTEM) {
            show(chosen == ThemeChoice.DARK);
            return;
        }
        background.execute(() -> {
            boolean dark = systemPrefersDark.getAsBoolean();
            ui.run(() -> showIfStillFollowed(dark));
        });
    }

    private void showIfStillFollowed(boolean dark) {
        if (choice.get() == ThemeChoice.SYSTEM) {
            show(dark);
        }
    }

    private static void show(boolean dark) {
        String sheet = dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet();
        if (!sheet.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(sheet);
        }
    }
}
