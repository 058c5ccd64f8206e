package org.phonebank.tests.window;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.phonebank.desktop.window.base.Dialogs;

/** A person who goes back from every dialog. */
class GoingBack implements Dialogs {
    @Override
    public boolean confirm(Question question) {
        return false;
    }

    @Override
    public Optional<Path> openFile(String title, List<FileKind> kinds) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> openFolder(String title) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> saveFile(String title, String suggestedName, List<FileKind> kinds) {
        return Optional.empty();
    }

    @Override
    public Optional<String> askText(String title, String label, String initial, String action) {
        return Optional.empty();
    }
}
