package org.phonebank.pipeline.generation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.phonebank.pipeline.link.StageException;
import org.phonebank.protocol.frame.CandidateList;

/** One run from a prompt to the end of its answer; used by one thread, once. */
final class Generation {
    private static final int MORE_CANDIDATES = 16;

    private final Feeder feeder;
    private final Sequence sequence;
    private final GenerationSettings settings;
    private final CandidateReader reader;
    private final Sampler sampler;
    private final SplittableRandom random;
    private final TokenListener listener;
    private final LongSupplier nanoTime;
    private final int vocabularySize;
    private final int promptTokens;
    private final int reusedTokens;
    /** Prompt and answer; its length is all that either may take. */
    private final int[] tokens;

    private final List<TokenStatistics> statistics = new ArrayList<>();
    private long start;
    private int known;
    private int enough;

    Generation(
            Feeder feeder,
            Sequence sequence,
            int[] promptIds,
            GenerationSettings settings,
            ModelLimits limits,
            TokenListener listener,
            LongSupplier nanoTime) {
        this.feeder = feeder;
        this.sequence = sequence;
        this.settings = settings;
        this.vocabularySize = limits.vocabularySize();
        this.reader = new CandidateReader(vocabularySize);
        this.sampler = new Sampler(settings, vocabularySize);
        this.random = new SplittableRandom(settings.seed());
        this.listener = listener;
        this.nanoTime = nanoTime;
        this.promptTokens = promptIds.length;
        this.reusedTokens = limits.keysServe(sequence.cached(), promptTokens) ? sequence.reusable(promptIds) : 0;
        this.tokens = Arrays.copyOf(
                promptIds, (int) Math.min(limits.contextLength(), (long) promptTokens + settings.maxTokens()));
        this.known = promptTokens;
    }

    GenerationResult run() throws StageException {
        start = nanoTime.getAsLong();
        try {
            int unsent = reusedTokens;
            while (known < tokens.length) {
                Choice choice = next(unsent);
                sequence.hold(tokens, known);
                if (settings.stopTokenIds().contains(choice.id())) {
                    return result(StopReason.STOP_TOKEN);
                }
                unsent = known;
                accept(choice);
            }
            return result(
                    tokens.length - promptTokens == settings.maxTokens()
                            ? StopReason.MAX_TOKENS
                            : StopReason.CONTEXT_FULL);
        } catch (CancelledException e) {
            return result(StopReason.CANCELLED);
        }
    }

    /** Sends what is unsent and chooses; the last token is sent again while more candidates are needed. */
    private Choice next(int unsent) throws StageException, CancelledException {
        Set<Integer> recent = recent();
        double draw = settings.temperature() == 0 ? 0 : random.nextDouble();
        int asked = Math.max(enough, sampler.candidates(recent.size()));
        int from = unsent;
        while (true) {
            RouteStep.Answer answer = feeder.feed(tokens, from, known, asked);
            CandidateList candidates = reader.read(answer, asked);
            OptionalInt id = sampler.choose(candidates, recent, draw);
            if (id.isPresent()) {
                return new Choice(id.getAsInt(), answer.times());
            }
            from = known - 1;
            asked = (int) Math.min(vocabularySize, (long) asked * MORE_CANDIDATES);
            enough = asked;
        }
    }

    private Set<Integer> recent() {
        if (settings.repetitionPenalty() == 1) {
            return Set.of();
        }
        Set<Integer> recent = new HashSet<>();
        for (int i = Math.max(0, known - Sampler.REPETITION_WINDOW); i < known; i++) {
            recent.add(tokens[i]);
        }
        return recent;
    }

    private void accept(Choice choice) {
        tokens[known++] = choice.id();
        Duration sinceStart = sinceStart();
        Duration before = statistics.isEmpty()
                ? Duration.ZERO
                : statistics.get(statistics.size() - 1).sinceStart();
        TokenStatistics token =
                new TokenStatistics(statistics.size(), sinceStart, sinceStart.minus(before), choice.times());
        statistics.add(token);
        listener.token(choice.id(), token);
    }

    private GenerationResult result(StopReason reason) {
        Duration timeToFirst =
                statistics.isEmpty() ? Duration.ZERO : statistics.get(0).sinceStart();
        return new GenerationResult(
                Arrays.stream(tokens, promptTokens, known).boxed().toList(),
                reason,
                new GenerationStatistics(
                        promptTokens, reusedTokens, feeder.replays(), timeToFirst, sinceStart(), statistics));
    }

    private Duration sinceStart() {
        return Duration.ofNanos(nanoTime.getAsLong() - start);
    }

    private record Choice(int id, List<StageTime> times) {}
}
