package org.phonebank.desktop.window.base;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks a person. Called on the UI thread; returns when the person has answered. Tests answer for them. */
public interface Dialogs {
    /**
     * A question with one action and a way back.
     *
     * @param action names what is done, such as "Delete conversation"
     * @param tone {@link Tone#DANGER} if it cannot be undone
     */
    record Question(String title, String text, String action, Tone tone) {}

    /**
     * A kind of file.
     *
     * @param name for people
     * @param patterns such as {@code *.csv}
     */
    record FileKind(String name, List<String> patterns) {
        public FileKind {
            patterns = List.copyOf(patterns);
        }
    }

    boolean confirm(Question question);

    Optional<Path> openFile(String title, List<FileKind> kinds);

    Optional<Path> openFolder(String title);

    /** Where to write; whether a file there may be replaced was asked. */
    Optional<Path> saveFile(String title, String suggestedName, List<FileKind> kinds);

    /** One line of text; empty if the person went back. */
    Optional<String> askText(String title, String label, String initial, String action);
}
