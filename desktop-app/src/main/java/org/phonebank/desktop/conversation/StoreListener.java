package org.phonebank.desktop.conversation;

import org.phonebank.pipeline.phrase.Phrase;

/** Hears how the keeping of conversations goes, on the store's thread. */
public interface StoreListener {
    /** Something could not be kept, for now or for good. */
    void failed(Phrase problem);

    /** All that could not be kept before is kept now. */
    default void mended() {}
}
