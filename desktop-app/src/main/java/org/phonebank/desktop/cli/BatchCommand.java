package org.phonebank.desktop.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.batch.BatchOptions;
import org.phonebank.desktop.batch.BatchProgress;
import org.phonebank.desktop.batch.BatchRun;
import org.phonebank.desktop.batch.BatchState;
import org.phonebank.desktop.batch.BatchTask;
import org.phonebank.desktop.batch.input.InputException;
import org.phonebank.desktop.batch.input.InputFile;
import org.phonebank.desktop.batch.input.Template;
import org.phonebank.desktop.data.Causes;
import org.phonebank.desktop.lab.LabException;
import org.phonebank.desktop.lab.LabSettings;
import org.phonebank.desktop.terminal.Console;
import org.phonebank.desktop.terminal.Quantities;
import org.phonebank.desktop.terminal.StepsView;
import org.phonebank.pipeline.phrase.Phrase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "batch",
        description = {
            "Ask a model on phones about every row of a file.",
            "",
            "Results are written beside the file, with its columns and the answers. A batch that was interrupted in any"
                    + " way goes on where it was when the same command is given again; no row is asked twice."
        },
        exitCodeList = {
            ExitCodes.HELP_DONE,
            "1:Failed while running, or rows could not be answered; the reason is on standard error.",
            ExitCodes.HELP_BAD_INPUT,
            ExitCodes.HELP_CANCELLED
        },
        footer = {
            "",
            "Examples:",
            "  ./phonebank batch words.csv --template \"Translate to French: {word}\" --phones 3",
            "  ./phonebank batch letters.jsonl --template \"Summarize: {text}\" --greedy --max-tokens 60",
            "  ./phonebank batch letters.jsonl --template \"Summarize: {text}\" --greedy --max-tokens 60 --retry-failed"
        })
final class BatchCommand extends BaseCommand {
    @Parameters(
            paramLabel = "FILE",
            description = "CSV with a line of column names, JSONL with an object on each line, or lines of text.")
    private @Nullable Path file;

    @Option(
            names = "--template",
            paramLabel = "TEXT",
            required = true,
            description = "What to ask, with names of columns in braces; a line of text is {text}.")
    private String template = "";

    @Option(
            names = "--system",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "What the model is told before each question. Default: nothing.")
    private String system = "";

    @Option(
            names = "--at-once",
            paramLabel = "N",
            description = "Rows that are answered at the same time. Default: as many as the phones have room for.")
    private @Nullable Integer atOnce;

    @Option(names = "--retry-failed", description = "Ask again for rows that could not be answered.")
    private boolean retryFailed;

    @Mixin
    private final LabOptions labOptions = new LabOptions();

    @Mixin
    private final SamplingOptions sampling = new SamplingOptions();

    /** How a batch ended, as machines read it; the counts are of rows. */
    record Result(
            String state,
            long rows,
            long answered,
            long failed,
            @JsonProperty("answered_before") long before,
            @Nullable String results) {}

    BatchCommand(CliContext context) {
        super(context);
    }

    @Override
    int run(Console console) throws Exception {
        InputFile input = input();
        Template prompt = template(input);
        BatchOptions options = options();
        LabSettings settings = labOptions.settings(context().data(), "batch");
        StepsView view = StepsView.on(context().err(), console.facts().error(), console.facts());
        try (LabRun lab = LabRun.start(context(), settings, view, console)) {
            console.note(lab.awaitReady().explanation());
            BatchTask task = new BatchTask(input, prompt, system, sampling.settings(BatchTask.USUAL_SEED), lab.model());
            BatchRun run = new BatchRun(
                    task, context().data().history(), lab.answerer(), options, new BatchNews(console::note));
            context().interruption().onInterrupt(run::stop);
            return ended(console, run.run());
        }
    }

    private int ended(Console console, BatchProgress end) throws LabException {
        console.line(end.resultsFile().map(results -> "Results: " + results).orElse("No row was answered."));
        console.json(new Result(
                end.state().name().toLowerCase(Locale.ROOT),
                end.total(),
                end.answered(),
                end.failed(),
                end.before(),
                end.resultsFile().map(Path::toString).orElse(null)));
        if (context().interruption().getAsBoolean()) {
            throw new CancellationException();
        }
        if (end.state() != BatchState.DONE) {
            throw new LabException(end.problem().orElse(Phrase.verbatim("The batch was paused.")));
        }
        if (end.failed() > 0) {
            console.note(Quantities.plural(end.failed(), "row")
                    + " could not be answered; the results say why, and --retry-failed asks again.");
            return ExitCodes.FAILED;
        }
        return ExitCodes.DONE;
    }

    private InputFile input() throws BadInputException {
        try {
            return InputFile.read(Objects.requireNonNull(file), context().interruption());
        } catch (InputException e) {
            throw new BadInputException(Causes.describe(e), e);
        }
    }

    private Template template(InputFile input) throws BadInputException {
        Template filled = Template.of(template);
        if (filled.columns().isEmpty()) {
            throw new BadInputException("--template names no column, so every row would be asked the same: add one of {"
                    + String.join("}, {", input.columns()) + "}.");
        }
        if (filled.unknown(input.columns()).isPresent()) {
            throw new BadInputException(
                    "--template names {" + filled.unknown(input.columns()).get()
                            + "}, but the columns are {" + String.join("}, {", input.columns())
                            + "}. A brace that is meant as such is written twice.");
        }
        return filled;
    }

    private BatchOptions options() throws BadInputException {
        if (atOnce != null && atOnce < 1) {
            throw new BadInputException("--at-once must be 1 or more, not " + atOnce + ".");
        }
        return new BatchOptions(atOnce == null ? BatchOptions.AS_MANY_AS_POSSIBLE : atOnce, retryFailed);
    }
}
