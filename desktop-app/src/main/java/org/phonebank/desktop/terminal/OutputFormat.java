package org.phonebank.desktop.terminal;

/** Who reads standard output. */
public enum OutputFormat {
    /** A person. */
    TEXT,
    /** A program: one JSON object a line. */
    JSON
}
