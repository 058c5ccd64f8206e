package org.phonebank.desktop.doctor;

/** How a check ended. */
public enum Verdict {
    OK("ok"),
    /** Something will not work, but Phonebank will. */
    WARNING("warning"),
    /** Phonebank will not work. */
    MISSING("missing");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
