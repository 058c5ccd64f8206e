package org.phonebank.pipeline.phrase;

/** What phrases are made of: a constant of an enum, with its English. */
public interface Wording {
    /** Names it among all wordings, also in files; for example "steward.TESTED_FIRST". */
    String key();

    /** A pattern of {@link java.text.MessageFormat}. */
    String english();
}
