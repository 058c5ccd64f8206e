package org.phonebank.desktop.cli;

import org.phonebank.desktop.window.WindowStart;

/** Opens the lab window and returns when the person has closed it. */
@FunctionalInterface
public interface WindowOpener {
    /** Shows the window on the platform's display. */
    void open(WindowStart start);
}
