package org.phonebank.desktop.lab;

/** Hears what happens in a lab session, one event at a time. */
@FunctionalInterface
public interface LabListener {
    void onEvent(LabEvent event);
}
