package org.phonebank.partitioner.cut;

/**
 * The cache of one layer as the source graph takes and gives it.
 *
 * @param key what keys are
 * @param value what values are
 */
record KvPair(Cache key, Cache value) {
    /**
     * One tensor that comes in with the cached tokens and goes out with the new ones behind them.
     *
     * @param past name of the input [1, heads, P, width]
     * @param present name of the output [1, heads, P + T, width]
     */
    record Cache(String past, String present, int type, int heads, int width) {}
}
