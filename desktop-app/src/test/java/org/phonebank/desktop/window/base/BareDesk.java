package org.phonebank.desktop.window.base;

import java.nio.file.Path;
import java.time.Clock;
import javafx.beans.property.SimpleObjectProperty;
import org.phonebank.desktop.data.DataFolder;

/** Desks in English for view-models. */
public final class BareDesk {
    private BareDesk() {}

    /**
     * Without themes, which need a screen and mean nothing to view-models.
     *
     * @param home folder of the data and the preferences
     */
    @SuppressWarnings("NullAway")
    public static Desk of(Path home, Lab lab, UiThread ui, Clock clock, Dialogs dialogs) {
        Messages messages = Messages.load();
        return new Desk(
                new DataFolder(home),
                lab,
                new LabFeed(lab, ui),
                messages,
                new Units(messages),
                ui,
                clock,
                new Navigator(),
                new Commands(),
                new Notices(clock),
                dialogs,
                Preferences.open(home.resolve("window.json")),
                null,
                new SimpleObjectProperty<>(Language.ENGLISH));
    }
}
