package org.phonebank.desktop.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.phonebank.desktop.data.Causes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** All commands; runs one and says how it ended. */
public final class CommandLineApp {
    private static final Logger LOG = LoggerFactory.getLogger(CommandLineApp.class);
    private static final int HELP_WIDTH = 100;

    private final CliContext context;

    public CommandLineApp(CliContext context) {
        this.context = context;
    }

    /** Runs the command of these arguments and gives the exit code of the process. */
    public int run(String... arguments) {
        return commands(arguments).execute(arguments);
    }

    /** The commands with what makes them, in the order of the help. */
    private static Map<String, Supplier<Object>> makers(CliContext context) {
        Map<String, Supplier<Object>> makers = new LinkedHashMap<>();
        makers.put("window", () -> new WindowCommand(context));
        makers.put("demo", () -> new DemoCommand(context));
        makers.put("phones", () -> new PhonesCommand(context));
        makers.put("virtual", () -> new CommandLine(new VirtualCommand())
                .addSubcommand(new VirtualStartCommand(context))
                .addSubcommand(new VirtualListCommand(context))
                .addSubcommand(new VirtualStopCommand(context))
                .addSubcommand(new VirtualAuthorizeCommand(context)));
        makers.put("fault", () -> new FaultCommand(context));
        makers.put("partition", () -> new PartitionCommand(context));
        makers.put("inspect", () -> new InspectCommand(context));
        makers.put("provision", () -> new ProvisionCommand(context));
        makers.put("policy", () -> new PolicyCommand(context));
        makers.put("generate", () -> new GenerateCommand(context));
        makers.put("chat", () -> new ChatCommand(context));
        makers.put("batch", () -> new BatchCommand(context));
        makers.put("history", () -> new HistoryCommand(context));
        makers.put("soak", () -> new SoakCommand(context));
        makers.put("doctor", () -> new DoctorCommand(context));
        return makers;
    }

    /** Only the command that is called, which is all that most runs need and starts sooner; all of them for anything else. */
    private CommandLine commands(String[] arguments) {
        Map<String, Supplier<Object>> makers = makers(context);
        if (arguments.length > 0 && makers.containsKey(arguments[0])) {
            makers.keySet().retainAll(Set.of(arguments[0]));
        }
        CommandLine commands = new CommandLine(new PhonebankCommand());
        makers.forEach((name, maker) -> commands.addSubcommand(name, maker.get()));
        commands.setOut(new PrintWriter(context.out(), true, context.charset()))
                .setErr(new PrintWriter(context.err(), true, context.charset()))
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        context.terminal().colour() && context.terminal().output() ? Ansi.ON : Ansi.OFF))
                .setUsageHelpWidth(HELP_WIDTH)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(this::badUsage)
                .setExecutionExceptionHandler(this::failed);
        addHeadings(commands);
        return commands;
    }

    private static void addHeadings(CommandLine command) {
        command.getCommandSpec()
                .usageMessage()
                .descriptionHeading("%n")
                .optionListHeading("%nOptions:%n")
                .exitCodeListHeading("%nExit codes:%n");
        command.getSubcommands().values().forEach(CommandLineApp::addHeadings);
    }

    private int badUsage(ParameterException failure, String[] arguments) {
        PrintStream err = context.err();
        String command = failure.getCommandLine().getCommandSpec().qualifiedName(" ");
        err.println(command + ": " + words(failure));
        err.println("How it is used: ./" + command + " --help");
        return ExitCodes.BAD_INPUT;
    }

    private int failed(Exception failure, CommandLine command, ParseResult arguments) {
        Failures end = Failures.of(failure);
        if (!end.expected()) {
            LOG.warn("The command {} failed.", command.getCommandName(), failure);
        }
        context.err().println(end.sentence());
        if (Arrays.asList(arguments.originalArgs().toArray()).contains("--verbose")) {
            failure.printStackTrace(context.err());
        }
        return end.exitCode();
    }

    private static String words(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched
                && failure.getCommandLine().getCommandSpec().userObject() instanceof GroupCommand
                && !unmatched.getUnmatched().isEmpty()
                && !unmatched.getUnmatched().get(0).startsWith("-")) {
            List<String> similar = unmatched.getSuggestions();
            return "There is no command " + unmatched.getUnmatched().get(0)
                    + (similar.isEmpty() ? "." : "; did you mean " + similar.get(0) + "?");
        }
        return firstLine(Causes.describe(failure));
    }

    private static String firstLine(String message) {
        return message == null
                ? "The arguments are wrong."
                : message.lines().findFirst().orElse("");
    }
}
