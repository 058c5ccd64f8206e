package org.phonebank.desktop.cli;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.lab.Resilience;
import org.phonebank.pipeline.serving.Redundancy;
import picocli.CommandLine.Option;

/** What is done so that an answer goes on when a phone is lost. */
final class ResilienceOptions {
    @Option(
            names = "--stages",
            paramLabel = "N",
            description = "Cut the model for N phones; the others stand by. Default: for all of them.")
    private @Nullable Integer stages;

    @Option(
            names = "--redundancy",
            paramLabel = "MODE",
            defaultValue = "journaled",
            description = "journaled: what goes into a phone is kept here and sent again to the one that takes over;"
                    + " costs next to nothing. mirrored: two phones compute the same, so that a loss is hardly noticed;"
                    + " costs twice the energy and memory. Default: journaled.")
    private String redundancy = "journaled";

    @Option(
            names = "--copies",
            paramLabel = "N",
            description = "Have N phones hold each layer, as far as there is memory. Default: 1, or 2 if mirrored.")
    private @Nullable Integer copies;

    Resilience resilience() throws BadInputException {
        Redundancy mode =
                switch (redundancy) {
                    case "journaled" -> Redundancy.JOURNALED;
                    case "mirrored" -> Redundancy.MIRRORED;
                    default ->
                        throw new BadInputException(
                                "--redundancy must be journaled or mirrored, not \"" + redundancy + "\".");
                };
        int least = mode == Redundancy.MIRRORED ? 2 : 1;
        int held = copies == null ? least : copies;
        if (held < least) {
            throw new BadInputException("--copies must be " + least + " or more" + (least == 2 ? " if mirrored" : "")
                    + ", not " + held + ".");
        }
        if (stages != null && stages < 1) {
            throw new BadInputException("--stages must be 1 or more, not " + stages + ".");
        }
        return new Resilience(mode, held, stages == null ? OptionalInt.empty() : OptionalInt.of(stages));
    }
}
