package org.phonebank.desktop.window.chat;

/** Puts text where other programs can take it. On the UI thread. */
@FunctionalInterface
interface Copying {
    void copy(String text);
}
