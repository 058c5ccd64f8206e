package org.phonebank.desktop.window.control;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** What is copied from the window for other programs. */
public final class Copies {
    private Copies() {}

    /** Puts a text on the clipboard of the system. */
    public static void put(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
