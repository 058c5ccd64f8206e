package org.phonebank.desktop.cli;

import org.phonebank.desktop.lab.ChatSettings;
import org.phonebank.desktop.lab.LabSettings;

/** Opens the lab window and returns when the person has closed it. */
@FunctionalInterface
public interface WindowOpener {
    /**
     * Shows the window on the platform's display and starts the lab in it.
     *
     * @param firstPrompt typed by the person on the command line, or "" for none
     */
    void open(LabSettings lab, ChatSettings chat, String firstPrompt);
}
