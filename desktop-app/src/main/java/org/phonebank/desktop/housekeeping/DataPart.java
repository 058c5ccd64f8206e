package org.phonebank.desktop.housekeeping;

import java.nio.file.Path;
import java.util.List;
import org.phonebank.desktop.data.DataFolder;

/** What the data folder holds, as a person tells it apart. */
public enum DataPart {
    MODELS,
    PACKAGES,
    HISTORY,
    VIRTUAL_PHONES,
    RUNTIME,
    JOURNAL,
    LOGS;

    /** Files and folders that belong to it. */
    List<Path> paths(DataFolder data) {
        return switch (this) {
            case MODELS -> List.of(data.models());
            case PACKAGES -> List.of(data.packages());
            case HISTORY ->
                List.of(
                        data.history(),
                        data.history().resolveSibling(data.history().getFileName() + "-wal"),
                        data.history().resolveSibling(data.history().getFileName() + "-shm"));
            case VIRTUAL_PHONES -> List.of(data.virtual());
            case RUNTIME -> List.of(data.root().resolve("runtime"));
            case JOURNAL -> List.of(data.journal());
            case LOGS -> List.of(data.logs());
        };
    }
}
