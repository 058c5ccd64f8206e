package org.phonebank.desktop.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.lab.Resilience;
import org.phonebank.desktop.soak.FaultMix;
import org.phonebank.desktop.soak.Soak;
import org.phonebank.desktop.soak.SoakResult;
import org.phonebank.desktop.soak.SoakSettings;
import org.phonebank.desktop.terminal.Console;
import org.phonebank.virtual.FaultRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "soak",
        description = {
            "Have virtual phones answer while faults befall them, and count what becomes of the answers.",
            "",
            "Every answer is compared, token by token, with what this machine computes without phones. Each fault is"
                    + " taken back after a while, as a person would; phones that are killed, hang or restart are left"
                    + " to the lab."
        },
        exitCodeList = {
            ExitCodes.HELP_DONE,
            "1:A token was lost or changed, an answer did not end, or the lab was not whole at the end.",
            ExitCodes.HELP_BAD_INPUT,
            ExitCodes.HELP_CANCELLED
        },
        footer = {
            "",
            "Examples:",
            "  ./phonebank soak --minutes 5 --faults random --seed 1",
            "  ./phonebank soak --minutes 1 --faults kill,hang --redundancy mirrored --output json"
        })
final class SoakCommand extends BaseCommand {
    private static final double SECONDS_PER_MINUTE = 60;
    private static final int MILLIS = 1000;
    private static final String RANDOM = "random";

    @Option(names = "--minutes", paramLabel = "M", defaultValue = "2", description = "How long. Default: 2.")
    private double minutes;

    @Option(
            names = "--faults",
            paramLabel = "FAULTS",
            split = ",",
            defaultValue = RANDOM,
            description = "Which: random, or words of ./phonebank fault with commas between them. Default: random,"
                    + " which is all of them in the proportions of a classroom, but corrupt:drift.")
    private List<String> faults = new ArrayList<>();

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "The same seed gives the same faults in the same order. Default: random.")
    private @Nullable Long seed;

    @Option(names = "--phones", paramLabel = "N", defaultValue = "8", description = "Virtual phones. Default: 8.")
    private int phones;

    @Mixin
    private final ResilienceOptions resilience = new ResilienceOptions();

    @Option(
            names = "--every",
            paramLabel = "SECONDS",
            defaultValue = "4",
            description = "Mean time from one fault to the next. Default: ${DEFAULT-VALUE}.")
    private double every;

    @Option(
            names = "--max-tokens",
            paramLabel = "N",
            defaultValue = "128",
            description = "Most tokens of an answer. Default: ${DEFAULT-VALUE}.")
    private int maxTokens;

    @Mixin
    private final ModelOption model = new ModelOption();

    @Mixin
    private final CutOptions cut = new CutOptions();

    SoakCommand(CliContext context) {
        super(context);
    }

    @Override
    int run(Console console) throws Exception {
        SoakSettings settings = settings();
        Soak soak = new Soak(settings, new SoakProgress(console));
        context().interruption().onInterrupt(soak::stop);
        SoakResult result = soak.run();
        SoakText.lines(result, settings).forEach(console::line);
        console.json(SoakJson.of(result, settings));
        if (result.interrupted()) {
            return ExitCodes.CANCELLED;
        }
        return result.passed() ? ExitCodes.DONE : ExitCodes.FAILED;
    }

    private SoakSettings settings() throws BadInputException {
        require(phones >= 2, "--phones must be 2 or more, not " + phones);
        require(minutes > 0, "--minutes must be more than 0, not " + minutes);
        require(every > 0, "--every must be more than 0, not " + every);
        require(maxTokens >= 1, "--max-tokens must be 1 or more, not " + maxTokens);
        return new SoakSettings(
                context().data(),
                model.source(),
                cut.quantization(),
                phones,
                resilience(),
                Duration.ofMillis((long) (minutes * SECONDS_PER_MINUTE * MILLIS)),
                Duration.ofMillis((long) (every * MILLIS)),
                mix(),
                seed == null ? ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE) : seed,
                maxTokens);
    }

    /** Without {@code --stages} some phones stand by: half of them where each layer is held twice, else a quarter. */
    private Resilience resilience() throws BadInputException {
        Resilience wanted = resilience.resilience();
        int usual = wanted.copies() > 1 ? phones / 2 : phones * 3 / 4;
        int stages = wanted.stages().orElse(Math.max(1, usual));
        require(stages <= phones, "--stages must be at most the " + phones + " phones, not " + stages);
        return wanted.withStages(stages);
    }

    private List<FaultRequest> mix() throws BadInputException {
        if (faults.size() == 1 && faults.get(0).toLowerCase(Locale.ROOT).equals(RANDOM)) {
            return FaultMix.usual();
        }
        List<FaultRequest> mix = new ArrayList<>();
        for (String fault : faults) {
            try {
                mix.add(FaultRequest.parse(fault.strip()));
            } catch (IllegalArgumentException e) {
                throw new BadInputException("--faults: " + e.getMessage(), e);
            }
        }
        for (FaultRequest fault : mix) {
            require(FaultMix.isFault(fault.fault()), "--faults: " + fault + " only takes other faults back");
        }
        return mix;
    }

    private static void require(boolean holds, String words) throws BadInputException {
        if (!holds) {
            throw new BadInputException(words + ".");
        }
    }
}
