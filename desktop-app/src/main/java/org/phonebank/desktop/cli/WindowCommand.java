package org.phonebank.desktop.cli;

import org.phonebank.desktop.doctor.WindowObstacle;
import org.phonebank.desktop.runtime.Display;
import org.phonebank.desktop.terminal.Console;
import org.phonebank.desktop.window.WindowStart;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "window",
        description = {
            "Open the window, in which a lab is set up step by step.",
            "",
            "This is also what ./phonebank does by itself where there is a display."
        },
        exitCodeList = {ExitCodes.HELP_DONE, ExitCodes.HELP_FAILED, ExitCodes.HELP_BAD_INPUT, ExitCodes.HELP_CANCELLED},
        footer = {"", "Examples:", "  ./phonebank", "  ./phonebank window --temperature 0.2"})
final class WindowCommand extends BaseCommand {
    @Mixin
    private final SamplingOptions sampling = new SamplingOptions();

    WindowCommand(CliContext context) {
        super(context);
    }

    @Override
    int run(Console console) throws Exception {
        var chat = sampling.settings();
        if (!Display.isPresent()) {
            throw new BadInputException("There is no display for the window; without one, try: ./phonebank demo");
        }
        var obstacle = WindowObstacle.find();
        if (obstacle.isPresent()) {
            throw new BadInputException("The window cannot be opened. " + obstacle.get());
        }
        Thread self = Thread.currentThread();
        context().interruption().onInterrupt(self::interrupt);
        context().window().open(new WindowStart(context().data(), null, chat, ""));
        return context().interruption().getAsBoolean() ? ExitCodes.CANCELLED : ExitCodes.DONE;
    }
}
