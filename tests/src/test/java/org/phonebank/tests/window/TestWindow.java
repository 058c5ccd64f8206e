package org.phonebank.tests.window;

import java.nio.file.Path;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.desktop.lab.ChatSettings;
import org.phonebank.desktop.window.WindowStart;
import org.phonebank.desktop.wizard.ChoicesFile;
import org.phonebank.desktop.wizard.PlacementsFile;
import org.phonebank.desktop.wizard.SetupServices;

/** What windows of tests begin with. */
final class TestWindow {
    private TestWindow() {}

    /** A window that prepares no lab by itself. */
    static WindowStart start(Path home) {
        return start(home, new ScriptedScout(), new ScriptedShelf());
    }

    /** The same, with phones and models that the test plays. */
    static WindowStart start(Path home, ScriptedScout phones, ScriptedShelf models) {
        DataFolder data = new DataFolder(home);
        ChoicesFile choices = new ChoicesFile(home.resolve("setup.json"));
        return new WindowStart(
                data,
                null,
                ChatSettings.greedy(64),
                "",
                new SetupServices(
                        phones,
                        models,
                        choices,
                        new PlacementsFile(home.resolve("placements.json")),
                        data,
                        ScriptedScout.PLATFORM));
    }
}
