package org.phonebank.desktop.cli;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.history.HistoryException;
import org.phonebank.desktop.history.HistoryReader;
import org.phonebank.desktop.history.PastRun;
import org.phonebank.desktop.terminal.Console;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "history",
        description = {
            "Show the last runs and what happened in them.",
            "",
            "What was asked and answered is not kept, only how long it took."
        },
        exitCodeList = {ExitCodes.HELP_DONE, ExitCodes.HELP_FAILED, ExitCodes.HELP_BAD_INPUT},
        footer = {
            "",
            "Examples:",
            "  ./phonebank history",
            "  ./phonebank history --run 12",
            "  ./phonebank history --phone VP03 --last 5",
            "  ./phonebank history --output json"
        })
final class HistoryCommand extends BaseCommand {
    private static final int MOST = 1000;

    @ArgGroup
    private final Choice choice = new Choice();

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many runs to show, 1 to 1000; the newest comes last. Default: ${DEFAULT-VALUE}.")
    private int last;

    /** Which runs; both would be none or one. */
    static final class Choice {
        @Option(names = "--run", paramLabel = "N", description = "Show all that is kept of one run.")
        private @Nullable Long run;

        @Option(
                names = "--phone",
                paramLabel = "SERIAL",
                description = "Show only runs with this phone, and what happened to it.")
        private @Nullable String phone;
    }

    HistoryCommand(CliContext context) {
        super(context);
    }

    @Override
    int run(Console console) throws Exception {
        if (last < 1 || last > MOST) {
            throw new BadInputException("--last takes 1 to " + MOST + ", not " + last + ".");
        }
        Path file = context().data().history();
        List<KeptRun> runs = read(file);
        if (runs.isEmpty()) {
            console.line(nothing());
        }
        HistoryText text = new HistoryText(ZoneId.systemDefault());
        for (KeptRun run : runs) {
            text.lines(run).forEach(console::line);
        }
        console.json(HistoryJson.of(runs));
        return ExitCodes.DONE;
    }

    private List<KeptRun> read(Path file) throws HistoryException, BadInputException {
        Optional<HistoryReader> opened = HistoryReader.open(file);
        if (opened.isEmpty()) {
            if (choice.run != null) {
                throw new BadInputException("There is no run " + choice.run + ": nothing is kept yet.");
            }
            return List.of();
        }
        try (HistoryReader reader = opened.get()) {
            return choice.run == null ? list(reader) : List.of(one(reader, choice.run));
        }
    }

    private List<KeptRun> list(HistoryReader reader) throws HistoryException {
        List<KeptRun> runs = new ArrayList<>();
        if (choice.phone == null) {
            for (PastRun run : reader.runs(last)) {
                runs.add(KeptRun.listed(reader, run));
            }
        } else {
            for (PastRun run : reader.runsWith(choice.phone, last)) {
                runs.add(KeptRun.ofPhone(reader, run, choice.phone));
            }
        }
        Collections.reverse(runs);
        return runs;
    }

    private static KeptRun one(HistoryReader reader, long id) throws HistoryException, BadInputException {
        Optional<PastRun> run = reader.run(id);
        if (run.isEmpty()) {
            List<PastRun> latest = reader.runs(1);
            throw new BadInputException("There is no run " + id
                    + (latest.isEmpty()
                            ? ": nothing is kept yet."
                            : "; the latest is " + latest.get(0).id() + "."));
        }
        return KeptRun.whole(reader, run.get());
    }

    private String nothing() {
        return choice.phone == null
                ? "Nothing is kept yet. See a run with ./phonebank demo, then look here again."
                : "No run with the phone " + choice.phone + " is kept; all runs: ./phonebank history";
    }
}
