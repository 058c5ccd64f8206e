package org.phonebank.pipeline.generation;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.phonebank.pipeline.link.StageException;
import org.phonebank.pipeline.link.StageLink;
import org.phonebank.pipeline.phrase.Phrase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Continues prompts over a route. Several threads may generate at once, each with a sequence of its own. Links and route
 * stay the caller's.
 */
public final class Generator {
    private static final Logger LOG = LoggerFactory.getLogger(Generator.class);

    private final Route route;
    private final ModelLimits limits;
    private final GeneratorOptions options;
    private final LongSupplier nanoTime;
    /** Begins anywhere, so that two generators on the same workers do not take the same ids. */
    private final AtomicLong nextSequence =
            new AtomicLong(ThreadLocalRandom.current().nextLong());

    /** Hub routing over these stages in order. */
    public Generator(List<StageLink> stages, ModelLimits limits) {
        this(new HubRoute(stages), limits, GeneratorOptions.DEFAULT, System::nanoTime);
    }

    /**
     * A generator over any route.
     *
     * @param nanoTime nanoseconds of a clock that only runs forward
     */
    public Generator(Route route, ModelLimits limits, GeneratorOptions options, LongSupplier nanoTime) {
        this.route = route;
        this.limits = limits;
        this.options = options;
        this.nanoTime = nanoTime;
    }

    /** A new conversation; nothing is sent before its first generation. */
    public Sequence openSequence() {
        return new Sequence(nextSequence.getAndIncrement());
    }

    /** Drops what the stages hold of a conversation, without waiting; the sequence may be used again afterwards. */
    public void forget(Sequence sequence) {
        sequence.clear();
        route.forget(sequence.id()).exceptionally(error -> {
            LOG.info(
                    "A stage could not forget sequence {}; its worker drops it in time: {}",
                    sequence.id(),
                    error.toString());
            return null;
        });
    }

    /** Continues one prompt by itself; the stages forget it at the end. See the other form. */
    public GenerationResult generate(
            int[] promptIds, GenerationSettings settings, TokenListener listener, BooleanSupplier cancelled)
            throws StageException, PromptException {
        Sequence sequence = openSequence();
        GenerationResult result = generate(sequence, promptIds, settings, listener, cancelled);
        if (result.stopReason() != StopReason.CANCELLED) {
            forget(sequence);
        }
        return result;
    }

    /**
     * Continues a prompt, and blocks until the answer has ended.
     *
     * <p>After a failure or a cancellation the stages forget the sequence; it may be used again, from its begin.
     *
     * @param sequence what it still holds of the prompt's begin is not sent again
     * @param cancelled asked between and during steps; interrupting the thread cancels too
     * @throws StageException if a phone failed
     * @throws PromptException if the model cannot take the prompt; nothing was sent
     */
    public GenerationResult generate(
            Sequence sequence,
            int[] promptIds,
            GenerationSettings settings,
            TokenListener listener,
            BooleanSupplier cancelled)
            throws StageException, PromptException {
        check(promptIds);
        sequence.begin();
        boolean orderly = false;
        try {
            Feeder feeder = new Feeder(route, limits, options, sequence, nanoTime, cancelled);
            Generation generation = new Generation(feeder, sequence, promptIds, settings, limits, listener, nanoTime);
            GenerationResult result = generation.run();
            orderly = result.stopReason() != StopReason.CANCELLED;
            return result;
        } finally {
            if (!orderly) {
                forget(sequence);
            }
            sequence.end();
        }
    }

    /** Refuses a prompt that leaves no token of the context for an answer. */
    public static void requireFits(int promptTokens, int contextLength) throws PromptException {
        if (promptTokens >= contextLength) {
            throw new PromptException(
                    Phrase.of(PromptWording.TOO_LONG, String.valueOf(promptTokens), String.valueOf(contextLength)));
        }
    }

    private void check(int[] promptIds) throws PromptException {
        if (promptIds.length == 0) {
            throw new PromptException(Phrase.of(PromptWording.EMPTY));
        }
        requireFits(promptIds.length, limits.contextLength());
        for (int id : promptIds) {
            if (id < 0 || id >= limits.vocabularySize()) {
                throw new PromptException(Phrase.of(
                        PromptWording.UNKNOWN_TOKEN, String.valueOf(id), String.valueOf(limits.vocabularySize() - 1)));
            }
        }
    }
}
