package org.phonebank.pipeline.phrase;

/** A failure that can be told in each language; its message tells it in English. */
public interface Told {
    /** One sentence: what happened, to what, and what to do. */
    Phrase problem();
}
