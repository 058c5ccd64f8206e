package org.phonebank.pipeline.generation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.phonebank.protocol.frame.CandidateList;

/**
 * A deterministic "model" in plain arithmetic whose every value depends on all positions before it, so that a wrong cache
 * changes what comes out.
 */
public final class ToyModel {
    public static final int WIDTH = 4;

    private final int layers;
    private final int vocabularySize;
    private final int switchBeyond;

    public ToyModel(int layers, int vocabularySize) {
        this(layers, vocabularySize, Integer.MAX_VALUE);
    }

    /** A model that sees all positions otherwise once a sequence has more tokens than {@code switchBeyond}. */
    public ToyModel(int layers, int vocabularySize, int switchBeyond) {
        this.layers = layers;
        this.vocabularySize = vocabularySize;
        this.switchBeyond = switchBeyond;
    }

    public int layers() {
        return layers;
    }

    public int vocabularySize() {
        return vocabularySize;
    }

    /** @param length of the sequence, as far as it is known */
    float[] embed(int token, int position, int length) {
        double place = position * (length > switchBeyond ? 0.07 : 0.11);
        float[] hidden = new float[WIDTH];
        for (int j = 0; j < WIDTH; j++) {
            hidden[j] = (float) Math.sin(token * (j + 1) * 0.37 + place);
        }
        return hidden;
    }

    /** @param inputs of this layer up to and including the position computed */
    float[] layer(int layer, List<float[]> inputs) {
        float[] input = inputs.get(inputs.size() - 1);
        float[] output = new float[WIDTH];
        for (int j = 0; j < WIDTH; j++) {
            double attended = 0;
            for (int p = 0; p < inputs.size(); p++) {
                attended += inputs.get(p)[(j + layer + 1) % WIDTH] / (1.0 + inputs.size() - p);
            }
            output[j] = (float) Math.tanh(input[j] * 1.3 + 0.8 * attended);
        }
        return output;
    }

    float[] logits(float[] hidden) {
        float[] logits = new float[vocabularySize];
        for (int v = 0; v < vocabularySize; v++) {
            double sum = 0;
            for (int j = 0; j < WIDTH; j++) {
                sum += hidden[j] * Math.sin(v * (j + 1.7) * 1.3 + j);
            }
            logits[v] = (float) (3 * sum);
        }
        return logits;
    }

    /** The most likely tokens, by their logits. */
    public static CandidateList candidates(float[] logits, int count) {
        int[] ids = IntStream.range(0, logits.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer id) -> logits[id])
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .limit(count)
                .mapToInt(Integer::intValue)
                .toArray();
        float[] best = new float[ids.length];
        for (int i = 0; i < ids.length; i++) {
            best[i] = logits[ids[i]];
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit);
        }
        return new CandidateList(ids, best, (float) Math.log(sum));
    }

    /** Greedy continuation, computed without stages or caches. */
    public List<Integer> greedy(int[] prompt, int count) {
        List<Integer> tokens = new ArrayList<>(IntStream.of(prompt).boxed().toList());
        for (int i = 0; i < count; i++) {
            tokens.add(candidates(logits(lastHidden(tokens)), 1).id(0));
        }
        return tokens.subList(prompt.length, tokens.size());
    }

    private float[] lastHidden(List<Integer> tokens) {
        List<float[]> hidden = new ArrayList<>();
        for (int p = 0; p < tokens.size(); p++) {
            hidden.add(embed(tokens.get(p), p, tokens.size()));
        }
        for (int layer = 0; layer < layers; layer++) {
            List<float[]> outputs = new ArrayList<>();
            for (int p = 0; p < hidden.size(); p++) {
                outputs.add(layer(layer, hidden.subList(0, p + 1)));
            }
            hidden = outputs;
        }
        return hidden.get(hidden.size() - 1);
    }
}
