package org.phonebank.pipeline.generation;

/** Hears each token of an answer as soon as it is chosen, on the thread that generates. */
@FunctionalInterface
public interface TokenListener {
    void token(int id, TokenStatistics statistics);
}
