package org.phonebank.partitioner.testing.reference;

/**
 * Grouped-query attention over a whole sequence, without a cache.
 *
 * @param window how many tokens are seen, the current one included; 0 for all
 * @param softCap bound of the scores; 0 for none
 */
record Attention(int heads, int kvHeads, int headDim, double scale, int window, double softCap) {
    /** For each token the values that its heads gather, [tokens][heads * headDim]. */
    double[][] mix(double[][] queries, double[][] keys, double[][] values) {
        double[][] mixed = new double[queries.length][heads * headDim];
        for (int token = 0; token < queries.length; token++) {
            for (int head = 0; head < heads; head++) {
                mix(token, head, queries[token], keys, values, mixed[token]);
            }
        }
        return mixed;
    }

    private void mix(int token, int head, double[] query, double[][] keys, double[][] values, double[] mixed) {
        int own = head * headDim;
        int shared = head / (heads / kvHeads) * headDim;
        int first = window > 0 ? Math.max(0, token - window + 1) : 0;
        double[] shares = new double[token + 1];
        double total = 0;
        for (int seen = first; seen <= token; seen++) {
            double score = 0;
            for (int i = 0; i < headDim; i++) {
                score += query[own + i] * keys[seen][shared + i];
            }
            shares[seen] = Math.exp(Numbers.capped(score * scale, softCap));
            total += shares[seen];
        }
        for (int seen = first; seen <= token; seen++) {
            for (int i = 0; i < headDim; i++) {
                mixed[own + i] += shares[seen] / total * values[seen][shared + i];
            }
        }
    }
}
