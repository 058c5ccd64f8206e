package org.phonebank.worker.shard;

/**
 * Picks the highest logits without sorting the vocabulary: a heap of the wanted size whose root is the least of those
 * kept. Among equal logits the lower id wins. Its arrays are reused from one selection to the next.
 */
final class CandidateSelector {
    /** Millions of logits this far below the highest together change the sum by less than a float can tell. */
    private static final double NEGLIGIBLE = 40;

    private int[] ids = new int[0];
    private float[] values = new float[0];
    private int size;
    private float logSumExp;

    /**
     * Selects from the first {@code vocabulary} logits, all finite.
     *
     * @param wanted candidates to keep, from 1 to {@code vocabulary}
     */
    void select(float[] logits, int vocabulary, int wanted) {
        if (ids.length < wanted) {
            ids = new int[wanted];
            values = new float[wanted];
        }
        size = 0;
        float highest = Float.NEGATIVE_INFINITY;
        for (int id = 0; id < vocabulary; id++) {
            float logit = logits[id];
            highest = Math.max(highest, logit);
            if (size < wanted) {
                siftUp(size++, id, logit);
            } else if (logit > values[0]) {
                siftDown(0, wanted, id, logit);
            }
        }
        logSumExp = (float) (highest + Math.log(sumOfExponentials(logits, vocabulary, highest)));
        sortDescending();
    }

    private static double sumOfExponentials(float[] logits, int vocabulary, double highest) {
        float negligible = (float) (highest - NEGLIGIBLE);
        double sum = 0;
        for (int id = 0; id < vocabulary; id++) {
            if (logits[id] > negligible) {
                sum += Math.exp(logits[id] - highest);
            }
        }
        return sum;
    }

    /** Takes the least off the heap again and again and puts it behind the shrinking heap. */
    private void sortDescending() {
        for (int end = size - 1; end > 0; end--) {
            int lastId = ids[end];
            float lastValue = values[end];
            ids[end] = ids[0];
            values[end] = values[0];
            siftDown(0, end, lastId, lastValue);
        }
    }

    private void siftUp(int start, int id, float value) {
        int index = start;
        while (index > 0) {
            int parent = (index - 1) / 2;
            if (!isLess(id, value, ids[parent], values[parent])) {
                break;
            }
            ids[index] = ids[parent];
            values[index] = values[parent];
            index = parent;
        }
        ids[index] = id;
        values[index] = value;
    }

    private void siftDown(int start, int heapSize, int id, float value) {
        int index = start;
        for (int child = 2 * index + 1; child < heapSize; child = 2 * index + 1) {
            if (child + 1 < heapSize && isLess(ids[child + 1], values[child + 1], ids[child], values[child])) {
                child++;
            }
            if (!isLess(ids[child], values[child], id, value)) {
                break;
            }
            ids[index] = ids[child];
            values[index] = values[child];
            index = child;
        }
        ids[index] = id;
        values[index] = value;
    }

    private static boolean isLess(int id, float value, int otherId, float otherValue) {
        return value < otherValue || (value == otherValue && id > otherId);
    }

    int size() {
        return size;
    }

    /** Ids, most likely first, in the first {@link #size} elements; valid until the next selection. */
    int[] ids() {
        return ids;
    }

    /** Logits that belong to {@link #ids}. */
    float[] values() {
        return values;
    }

    /** Natural logarithm of the sum of exp(logit) over the vocabulary. */
    float logSumExp() {
        return logSumExp;
    }
}
