package org.phonebank.desktop.wizard;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.phonebank.desktop.data.DataFolder;

/** The model that comes with the application, looked into for tests. */
public final class SampleShelf {
    private SampleShelf() {}

    /** Unpacked below the folder. */
    public static ShelvedModel sample(Path folder) {
        CompletableFuture<List<ShelvedModel>> found = new CompletableFuture<>();
        try (FolderModelShelf shelf = new FolderModelShelf(new DataFolder(folder))) {
            shelf.listen(found::complete);
            return found.join().get(0);
        }
    }
}
