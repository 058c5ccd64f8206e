package org.phonebank.pipeline.generation;

import org.phonebank.partitioner.manifest.ModelManifest;

/**
 * What a generator must know about the model behind its route.
 *
 * @param contextLength tokens that prompt and answer may have together
 * @param recomputeBeyond if not 0: keys cached while a sequence had at most so many tokens are wrong once it has more,
 *     and the other way round
 */
public record ModelLimits(int contextLength, int vocabularySize, int recomputeBeyond) {
    /** A model whose keys stay as they are. */
    public ModelLimits(int contextLength, int vocabularySize) {
        this(contextLength, vocabularySize, 0);
    }

    public static ModelLimits of(ModelManifest manifest) {
        return new ModelLimits(
                manifest.shape().contextLength(),
                manifest.shape().vocabularySize(),
                manifest.decoder().recomputeBeyond());
    }

    /** Whether keys cached for a sequence of one length serve one of another length. */
    boolean keysServe(int cachedLength, int length) {
        return recomputeBeyond == 0 || cachedLength > recomputeBeyond == length > recomputeBeyond;
    }

    /** Where the frame that starts at a position must end at least, so that its phone sees how long the sequence is. */
    int leastEnd(int position, int sequenceEnd) {
        boolean tooShort = recomputeBeyond != 0 && sequenceEnd > recomputeBeyond && position <= recomputeBeyond;
        return tooShort ? recomputeBeyond + 1 : position;
    }
}
