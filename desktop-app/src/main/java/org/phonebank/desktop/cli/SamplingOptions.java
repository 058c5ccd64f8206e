package org.phonebank.desktop.cli;

import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.lab.ChatSettings;
import picocli.CommandLine.Option;

/** How answers are sampled. */
final class SamplingOptions {
    private static final double DEFAULT_TEMPERATURE = 0.7;
    private static final int DEFAULT_TOP_K = 40;
    private static final double DEFAULT_TOP_P = 0.9;

    @Option(
            names = "--max-tokens",
            paramLabel = "N",
            defaultValue = "128",
            description = "Most tokens of an answer. Default: ${DEFAULT-VALUE}.")
    private int maxTokens;

    @Option(names = "--greedy", description = "Always take the most likely token.")
    private boolean greedy;

    @Option(names = "--seed", paramLabel = "N", description = "The same seed gives the same answer. Default: random.")
    private @Nullable Long seed;

    @Option(names = "--temperature", paramLabel = "T", description = "0 is greedy, more is bolder. Default: 0.7.")
    private @Nullable Double temperature;

    @Option(names = "--top-p", paramLabel = "P", description = "Share of probability to draw from. Default: 0.9.")
    private @Nullable Double topP;

    @Option(names = "--top-k", paramLabel = "K", description = "Most likely tokens to draw from; 0: all. Default: 40.")
    private @Nullable Integer topK;

    @Option(
            names = "--repetition-penalty",
            paramLabel = "R",
            defaultValue = "1",
            description = "Above 1 makes recent tokens less likely. Default: 1 (none).")
    private double repetitionPenalty;

    /** A seed that was not given is random. */
    ChatSettings settings() throws BadInputException {
        return settings(ThreadLocalRandom.current().nextLong());
    }

    ChatSettings settings(long usualSeed) throws BadInputException {
        if (greedy && (temperature != null || topP != null || topK != null)) {
            throw new BadInputException(
                    "--greedy always takes the most likely token, so --temperature, --top-p and --top-k have no place beside it.");
        }
        double boldness = temperature == null ? DEFAULT_TEMPERATURE : temperature;
        int most = topK == null ? DEFAULT_TOP_K : topK;
        double share = topP == null ? DEFAULT_TOP_P : topP;
        require(maxTokens >= 1, "--max-tokens must be 1 or more, not " + maxTokens);
        require(
                boldness >= 0 && boldness <= ChatSettings.HOTTEST,
                "--temperature must be from 0 to " + ChatSettings.HOTTEST + ", not " + boldness);
        require(most >= 0, "--top-k must be 0 or more, not " + most);
        require(share > 0 && share <= 1, "--top-p must be above 0 and at most 1, not " + share);
        require(repetitionPenalty >= 1, "--repetition-penalty must be 1 or more, not " + repetitionPenalty);
        return new ChatSettings(
                maxTokens,
                greedy ? 0 : boldness,
                greedy ? 0 : most,
                greedy ? 1 : share,
                repetitionPenalty,
                seed == null ? usualSeed : seed);
    }

    private static void require(boolean holds, String words) throws BadInputException {
        if (!holds) {
            throw new BadInputException(words + ".");
        }
    }
}
