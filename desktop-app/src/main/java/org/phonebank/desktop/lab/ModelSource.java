package org.phonebank.desktop.lab;

import java.nio.file.Path;

/** Where the model comes from. */
public sealed interface ModelSource {
    /** The model that came with the application. */
    record Sample() implements ModelSource {}

    /** A model package or a layer store. */
    record Folder(Path path) implements ModelSource {}
}
