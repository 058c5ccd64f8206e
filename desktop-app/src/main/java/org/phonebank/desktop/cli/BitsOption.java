package org.phonebank.desktop.cli;

import org.phonebank.desktop.lab.LabSettings;
import picocli.CommandLine.Option;

/** How exactly weights are kept. */
final class BitsOption {
    /** The sample model answers all its reference questions with the same tokens at 4 bits as at 32. */
    static final String DEFAULT = "4";

    @Option(
            names = "--bits",
            paramLabel = "BITS",
            defaultValue = DEFAULT,
            description = "Bits of the weights: 32, 16, 8 or 4. Fewer need less memory and time, and lose a little"
                    + " quality. Default: ${DEFAULT-VALUE}.")
    private int bits;

    int bits() throws BadInputException {
        if (!LabSettings.BITS.contains(bits)) {
            throw new BadInputException("--bits can be 32, 16, 8 or 4, not " + bits + ".");
        }
        return bits;
    }
}
