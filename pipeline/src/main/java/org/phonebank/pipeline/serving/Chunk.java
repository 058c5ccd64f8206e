package org.phonebank.pipeline.serving;

import org.jspecify.annotations.Nullable;
import org.phonebank.protocol.frame.Frame;

/**
 * A piece of a sequence as it was first sent. It is always computed whole and never cut otherwise: other cuts could round
 * differently, and another token could become the most likely one. Where a later chunk begins inside this one, the rest of
 * this one is history, and computing it does no harm because nothing before depends on it.
 */
final class Chunk {
    final Frame tokens;
    final int index;
    /** Who waits for the last stage's answer. */
    @Nullable
    ServingStep step;
    /** Cut off: the sequence went on differently. */
    boolean dropped;
    /** Nobody waits for its answer, and it has none. */
    boolean abandoned;
    /** The last stage's answer and who gave it, to compare others with. */
    @Nullable
    Frame answer;

    @Nullable
    Replica answeredBy;
    /** First layer of the stage that gave bad answers to it, and how many. */
    int badStage = -1;

    int badAnswers;

    Chunk(Frame tokens, int index, ServingStep step) {
        this.tokens = tokens;
        this.index = index;
        this.step = step;
    }

    int position() {
        return tokens.position();
    }

    int end() {
        return tokens.position() + tokens.count();
    }
}
