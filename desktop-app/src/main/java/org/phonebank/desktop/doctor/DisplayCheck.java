package org.phonebank.desktop.doctor;

import org.phonebank.desktop.runtime.Display;

/** A screen to open the window on. */
record DisplayCheck() implements Check {
    private static final String SUBJECT = "Display";
    private static final String REMEDY = "log in to a desktop, or: xvfb-run ./phonebank demo";

    @Override
    public Finding examine() {
        return judge(Display.isPresent(), Display.isPresent() && Display.answers());
    }

    static Finding judge(boolean present, boolean answers) {
        if (!present) {
            return Finding.warning(SUBJECT, "There is none, so the demo runs in the terminal.", REMEDY);
        }
        if (!answers) {
            return Finding.warning(
                    SUBJECT,
                    "DISPLAY is " + System.getenv().getOrDefault("DISPLAY", "") + ", but nothing answers there.",
                    REMEDY);
        }
        return Finding.ok(SUBJECT, "There is one; the demo opens its window on it.");
    }
}
