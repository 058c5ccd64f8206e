package org.phonebank.desktop.window.base;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Dialogs that a test has answered beforehand; until it does, people always go back. */
public final class AnsweringDialogs implements Dialogs {
    public final List<String> asked = new ArrayList<>();
    public boolean agrees;
    public @Nullable Path file;
    public @Nullable String text;

    @Override
    public boolean confirm(Question question) {
        asked.add(question.title());
        return agrees;
    }

    @Override
    public Optional<Path> openFile(String title, List<FileKind> kinds) {
        asked.add(title);
        return Optional.ofNullable(file);
    }

    @Override
    public Optional<Path> openFolder(String title) {
        asked.add(title);
        return Optional.ofNullable(file);
    }

    @Override
    public Optional<Path> saveFile(String title, String suggestedName, List<FileKind> kinds) {
        asked.add(suggestedName);
        return Optional.ofNullable(file);
    }

    @Override
    public Optional<String> askText(String title, String label, String initial, String action) {
        asked.add(initial);
        return Optional.ofNullable(text);
    }
}
