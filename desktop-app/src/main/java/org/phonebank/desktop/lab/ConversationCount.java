package org.phonebank.desktop.lab;

import java.util.function.IntPredicate;

/** How many conversations phones keep room for. */
final class ConversationCount {
    private static final int MOST = 16;
    /** A chat beside a batch, and one that takes the place of another. */
    private static final int BESIDE_BATCH = 2;
    /** With one phone, too, what waits for the desktop and what is computed overlap. */
    private static final int LEAST_IN_BATCH = 2;

    private ConversationCount() {}

    /**
     * As many as keep all stages at work while a chat goes on; fewer if there is no room, but never fewer than the least.
     *
     * @param stages phones that share the layers
     * @param fits whether phones have room for so many; if they have for some number, they have for fewer too
     */
    static int of(int stages, IntPredicate fits) {
        int count = Math.min(MOST, Math.max(LEAST_IN_BATCH, stages) + BESIDE_BATCH);
        while (count > LabSettings.CONVERSATIONS && !fits.test(count)) {
            count--;
        }
        return count;
    }
}
