package org.phonebank.pipeline.placement;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What an arrangement is expected to give.
 *
 * <p>A phone takes, for one token, the bytes of weights that the token passes through over the bytes a second that the
 * phone was measured at; what every step takes however few layers it has, and the round trip of its link, come on top. One answer at a time gets a token when the last one
 * has passed all phones; with many answers at a time no phone waits, as far as the lab's number of answers allows. A
 * prompt goes in pieces of 64 tokens, one behind the other, each as many times faster than token by token as was measured.
 * Energy counts each phone's watts while it computes and while it waits.
 *
 * @param chatTokensPerSecond of one answer by itself
 * @param batchTokensPerSecond of all answers together, with as many at a time as the lab takes
 * @param firstToken from a prompt of 100 tokens to the first token of its answer, by itself
 * @param joulesPerToken of one answer by itself, all phones that take part together; empty unless all tell their power
 * @param measured whether the speeds of all these phones were measured while they served; else some are guessed by their
 *     self-tests
 * @param phones that take part, each once, in the order of their first layers
 */
public record Forecast(
        double chatTokensPerSecond,
        double batchTokensPerSecond,
        Duration firstToken,
        OptionalDouble joulesPerToken,
        boolean measured,
        List<PhoneShare> phones) {
    /**
     * One phone's part.
     *
     * @param layers number of layers
     * @param memoryBytes that weights and caches of these take
     * @param roomBytes that the phone has for them, if it gives up what it holds now
     * @param shareOfTime of a token's way through all phones, with the link, 0 to 1
     * @param exchanges whether the phone must drop what it holds before it can load these, so that answers wait meanwhile
     */
    public record PhoneShare(
            String serial, int layers, long memoryBytes, long roomBytes, double shareOfTime, boolean exchanges) {}

    public Forecast {
        Objects.requireNonNull(firstToken);
        Objects.requireNonNull(joulesPerToken);
        phones = List.copyOf(phones);
    }
}
