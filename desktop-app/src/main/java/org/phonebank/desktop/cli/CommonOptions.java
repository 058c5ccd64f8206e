package org.phonebank.desktop.cli;

import org.phonebank.desktop.terminal.OutputFormat;
import picocli.CommandLine.Option;

/** Options of every command. */
final class CommonOptions {
    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "What standard output holds: text or json. Default: ${DEFAULT-VALUE}.")
    private OutputFormat output = OutputFormat.TEXT;

    @Option(names = "--verbose", description = "Show what happens inside, and stack traces of failures.")
    private boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and end.")
    private boolean help;

    OutputFormat output() {
        return output;
    }

    boolean verbose() {
        return verbose;
    }

    boolean help() {
        return help;
    }
}
