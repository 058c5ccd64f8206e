package org.phonebank.desktop.cli;

import java.util.concurrent.Callable;
import org.phonebank.desktop.logging.LoggingConfigurator;
import org.phonebank.desktop.terminal.Console;
import picocli.CommandLine.Mixin;

/** What all commands share: options, console, exit code. */
abstract class BaseCommand implements Callable<Integer> {
    private final CliContext context;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    BaseCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public final Integer call() throws Exception {
        if (common.verbose()) {
            LoggingConfigurator.beVerbose();
        }
        Console console = new Console(context.out(), context.err(), context.terminal(), common.output());
        try {
            return run(console);
        } finally {
            console.endLine();
        }
    }

    /** Does the command's work and gives its exit code; failures are thrown. */
    abstract int run(Console console) throws Exception;

    final CliContext context() {
        return context;
    }
}
