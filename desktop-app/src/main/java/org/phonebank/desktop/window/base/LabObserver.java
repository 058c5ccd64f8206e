package org.phonebank.desktop.window.base;

import org.phonebank.desktop.lab.LabEvent;

/** A view-model that follows the lab; called on the UI thread only. */
@FunctionalInterface
public interface LabObserver {
    void show(LabEvent event);
}
