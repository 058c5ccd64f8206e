package org.phonebank.desktop.batch.input;

/** Files are not trusted: what is larger is refused instead of read into memory. */
final class Limits {
    static final int ROW_CHARACTERS = 1_000_000;
    static final int COLUMNS = 1_000;

    private Limits() {}
}
