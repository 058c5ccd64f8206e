package org.phonebank.desktop.window.base;

import java.time.Clock;
import javafx.beans.property.ObjectProperty;
import org.phonebank.desktop.data.DataFolder;

/** What every page works with. Made anew with the views when the language changes, of parts that stay. */
public record Desk(
        DataFolder data,
        Lab lab,
        LabFeed feed,
        Messages messages,
        Units units,
        UiThread ui,
        Clock clock,
        Navigator navigator,
        Commands commands,
        Notices notices,
        Dialogs dialogs,
        Preferences preferences,
        Themes themes,
        ObjectProperty<Language> language) {
    /** The same for one page: what it offers is its own. */
    public Desk on(Page page) {
        return new Desk(
                data,
                lab,
                feed,
                messages,
                units,
                ui,
                clock,
                navigator,
                commands.on(page),
                notices,
                dialogs,
                preferences,
                themes,
                language);
    }
}
