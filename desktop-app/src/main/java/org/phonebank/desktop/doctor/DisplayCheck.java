package org.phonebank.desktop.doctor;

import org.phonebank.desktop.runtime.Display;

/** A screen to open the window on. */
record DisplayCheck() implements Check {
    private static final String SUBJECT = "Display";

    @Override
    public Finding examine() {
        return Display.isPresent()
                ? Finding.ok(SUBJECT, "There is one; the demo opens its window on it.")
                : Finding.warning(
                        SUBJECT,
                        "There is none, so the demo runs in the terminal.",
                        "log in to a desktop, or: xvfb-run ./phonebank demo");
    }
}
