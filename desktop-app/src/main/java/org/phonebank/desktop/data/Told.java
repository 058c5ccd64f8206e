package org.phonebank.desktop.data;

import org.phonebank.pipeline.phrase.Phrase;

/** A failure that can be told in each language of the window; its message tells it in English. */
public interface Told {
    /** One sentence: what happened, to what, and what to do. */
    Phrase problem();
}
