package org.phonebank.tests.serving;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import org.phonebank.desktop.lab.LocalChain;
import org.phonebank.pipeline.generation.GenerationSettings;
import org.phonebank.pipeline.generation.Generator;
import org.phonebank.pipeline.generation.GeneratorOptions;
import org.phonebank.pipeline.generation.HubRoute;
import org.phonebank.pipeline.generation.ModelLimits;
import org.phonebank.pipeline.generation.Route;

/**
 * A greedy answer.
 *
 * @param tokens of the answer
 * @param candidates that the last stage gave, by the number of tokens before them
 */
record Answered(List<Integer> tokens, Map<Integer, Answers.TopTokens> candidates) {
    static final int MICRO_BATCH = 4;
    private static final GeneratorOptions OPTIONS = new GeneratorOptions(MICRO_BATCH, Duration.ofMinutes(1));

    /** What plain hub routing gives over as many shards that nothing befalls. */
    static Answered without(SpareLab lab, int stages, int[] prompt, int tokens) throws Exception {
        try (LocalChain chain = LocalChain.open(lab.store(), lab.stages(stages))) {
            return by(new HubRoute(chain.stages()), lab, prompt, tokens, position -> {});
        }
    }

    /** @param beforeToken hears the position of each token of the answer before it is sent, while nothing is under way */
    static Answered by(Route route, SpareLab lab, int[] prompt, int tokens, IntConsumer beforeToken) throws Exception {
        Answers answers = new Answers(route);
        Generator generator = new Generator(answers, ModelLimits.of(lab.store().manifest()), OPTIONS, System::nanoTime);
        int[] position = {prompt.length};
        List<Integer> ids = generator
                .generate(
                        prompt,
                        GenerationSettings.greedy(tokens, Set.of()),
                        (id, statistics) -> beforeToken.accept(position[0]++),
                        () -> false)
                .tokenIds();
        return new Answered(ids, answers.given());
    }
}
