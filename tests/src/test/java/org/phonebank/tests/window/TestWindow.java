package org.phonebank.tests.window;

import java.nio.file.Path;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.desktop.lab.ChatSettings;
import org.phonebank.desktop.window.WindowStart;

/** What windows of tests begin with. */
final class TestWindow {
    private TestWindow() {}

    /** A window that prepares no lab by itself. */
    static WindowStart start(Path home) {
        return new WindowStart(new DataFolder(home), null, ChatSettings.greedy(64), "");
    }
}
