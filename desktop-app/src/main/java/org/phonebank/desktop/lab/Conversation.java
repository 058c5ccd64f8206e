package org.phonebank.desktop.lab;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.partitioner.tokenizer.ChatMessage;
import org.phonebank.partitioner.tokenizer.StreamingDecoder;
import org.phonebank.pipeline.generation.GenerationResult;
import org.phonebank.pipeline.generation.Generator;
import org.phonebank.pipeline.generation.GeneratorOptions;
import org.phonebank.pipeline.generation.ModelLimits;
import org.phonebank.pipeline.generation.PromptException;
import org.phonebank.pipeline.generation.Route;
import org.phonebank.pipeline.generation.Sequence;
import org.phonebank.pipeline.generation.TokenStatistics;
import org.phonebank.pipeline.link.StageException;
import org.phonebank.pipeline.link.StageLink;

/**
 * Answers over loaded shards, several at a time. Turns of one chat share what their prompts begin with, so only what is
 * new travels. For any thread.
 */
public final class Conversation {
    private final Generator generator;
    private final SequencePool sequences;
    private final ModelText text;
    private final Set<Integer> stopTokens;
    private final int contextLength;

    /** Takes the stages in the order of the layers; they and the text stay the caller's. One answer at a time. */
    public Conversation(List<StageLink> stages, ModelManifest manifest, ModelText text) {
        this(new Generator(stages, ModelLimits.of(manifest)), manifest, text, 1);
    }

    /**
     * Answers over any route; route and text stay the caller's.
     *
     * @param answers at a time
     */
    Conversation(Route route, ModelManifest manifest, ModelText text, int answers) {
        this(
                new Generator(route, ModelLimits.of(manifest), GeneratorOptions.DEFAULT, System::nanoTime),
                manifest,
                text,
                answers);
    }

    private Conversation(Generator generator, ModelManifest manifest, ModelText text, int answers) {
        this.generator = generator;
        this.sequences = new SequencePool(generator, answers);
        this.text = text;
        this.stopTokens = new HashSet<>(manifest.stopTokenIds());
        this.contextLength = ModelLimits.of(manifest).contextLength();
    }

    /** Hears pieces of the answer as soon as they are whole characters. */
    public interface Pieces {
        void piece(String text);

        /** So many of the oldest messages did not fit any more; comes before the first token. */
        default void leftOut(int messages) {}

        /** A token was computed; its text may come later. */
        default void token(TokenStatistics statistics) {}
    }

    /** Answers the last message of a conversation, of which the oldest turns are left out if it has become too long. */
    public ChatResult answer(
            List<ChatMessage> messages, ChatSettings settings, Pieces pieces, BooleanSupplier cancelled)
            throws StageException, PromptException {
        FittingPrompt prompt = FittingPrompt.of(messages, text::encode, contextLength, settings.maxTokens());
        if (prompt.leftOut() > 0) {
            pieces.leftOut(prompt.leftOut());
        }
        return answer(prompt.tokenIds(), settings, pieces, cancelled);
    }

    /**
     * Continues a prompt of token ids.
     *
     * @throws IllegalStateException if as many answers as can be are under way
     */
    public ChatResult answer(int[] promptIds, ChatSettings settings, Pieces pieces, BooleanSupplier cancelled)
            throws StageException, PromptException {
        SequencePool.Lease lease = sequences.take(promptIds);
        try {
            return answer(lease.sequence(), promptIds, settings, pieces, cancelled);
        } finally {
            sequences.giveBack(lease);
        }
    }

    private ChatResult answer(
            Sequence sequence, int[] promptIds, ChatSettings settings, Pieces pieces, BooleanSupplier cancelled)
            throws StageException, PromptException {
        StreamingDecoder decoder = text.decoder();
        StringBuilder whole = new StringBuilder();
        GenerationResult result = generator.generate(
                sequence,
                promptIds,
                settings.generation(stopTokens),
                (id, statistics) -> {
                    pieces.token(statistics);
                    give(decoder.next(id), whole, pieces);
                },
                cancelled);
        give(decoder.finish(), whole, pieces);
        return new ChatResult(whole.toString(), Arrays.stream(promptIds).boxed().toList(), result);
    }

    private static void give(String piece, StringBuilder whole, Pieces pieces) {
        if (!piece.isEmpty()) {
            whole.append(piece);
            pieces.piece(piece);
        }
    }
}
