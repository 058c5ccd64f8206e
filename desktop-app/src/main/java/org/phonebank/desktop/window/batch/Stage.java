package org.phonebank.desktop.window.batch;

/** What the page shows. */
enum Stage {
    /** No file was chosen. */
    EMPTY,
    /** The file is read. */
    READING,
    /** It is said what to ask. */
    DRAFT,
    /** Rows are asked, or were. */
    RUN
}
