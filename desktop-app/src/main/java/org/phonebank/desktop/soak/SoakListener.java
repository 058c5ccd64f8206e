package org.phonebank.desktop.soak;

import org.phonebank.desktop.lab.LabEvent;

/** Hears a soak, from any thread; must return quickly. */
public interface SoakListener {
    /** The lab of the soak tells something. */
    void lab(LabEvent event);

    /** The lab is ready, and the faults begin. */
    void begins();

    /** A fault was caused. */
    void fault(String phone, String sentence);

    /** An answer came. */
    void answered(int faults, long tokens);
}
