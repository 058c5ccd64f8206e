package org.phonebank.desktop.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.phonebank.desktop.doctor.WindowObstacle;
import org.phonebank.desktop.lab.ChatResult;
import org.phonebank.desktop.lab.ChatSettings;
import org.phonebank.desktop.lab.LabSettings;
import org.phonebank.desktop.lab.ModelChoice;
import org.phonebank.desktop.lab.PhoneSource;
import org.phonebank.desktop.lab.PromptCheck;
import org.phonebank.desktop.runtime.ApplicationFiles;
import org.phonebank.desktop.runtime.Display;
import org.phonebank.desktop.terminal.Console;
import org.phonebank.desktop.terminal.StepsView;
import org.phonebank.desktop.window.WindowStart;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.tokenizer.ChatMessage;
import org.phonebank.protocol.PhonebankVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = {
            "Start virtual phones and have a language model answer from them.",
            "",
            "The phones are found through ADB, get a worker each, prove that they compute rightly, receive their layers"
                    + " of the model, and answer. With a display the lab window opens and shows it; without one, or"
                    + " with --headless, the terminal does."
        },
        exitCodeList = {ExitCodes.HELP_DONE, ExitCodes.HELP_FAILED, ExitCodes.HELP_BAD_INPUT, ExitCodes.HELP_CANCELLED},
        footer = {
            "",
            "Examples:",
            "  ./phonebank demo",
            "  ./phonebank demo --headless --phones 6 --prompt \"What is a shard?\"",
            "  ./phonebank demo --headless --bits 32 --greedy --max-tokens 48 --output json"
        })
final class DemoCommand extends BaseCommand {
    private static final String DEFAULT_PROMPT = "What is a pipeline?";

    @Option(names = "--phones", paramLabel = "N", defaultValue = "4", description = "Virtual phones. Default: 4.")
    private int phones;

    @Mixin
    private final ModelOption model = new ModelOption();

    @Option(names = "--headless", description = "Use the terminal even if there is a display.")
    private boolean headless;

    @Mixin
    private final CutOptions cut = new CutOptions();

    @Mixin
    private final ResilienceOptions resilience = new ResilienceOptions();

    @Mixin
    private final PromptOptions prompt = new PromptOptions();

    @Mixin
    private final SamplingOptions sampling = new SamplingOptions();

    DemoCommand(CliContext context) {
        super(context);
    }

    @Override
    int run(Console console) throws Exception {
        ChatSettings chat = sampling.settings();
        List<ChatMessage> conversation =
                prompt.conversation().orElseGet(() -> List.of(new ChatMessage("user", DEFAULT_PROMPT)));
        LabSettings settings = new LabSettings(
                context().data(), phoneSource(), model.source(), cut.quantization(), resilience.resilience(), "demo");
        if (prompt.conversation().isPresent()) {
            PromptCheck.requireFits(settings, conversation);
        }
        if (!headless && !console.isJson() && Display.isPresent()) {
            Optional<String> obstacle = WindowObstacle.find();
            if (obstacle.isEmpty()) {
                return showWindow(settings, chat);
            }
            console.note("The window cannot be opened, so the terminal is used. " + obstacle.get());
        }
        return runInTerminal(console, settings, conversation, chat);
    }

    private int showWindow(LabSettings settings, ChatSettings chat) throws IOException, ModelPackageException {
        // What is typed wrongly is said here, not in a window; without one, the session says so before it starts
        // phones.
        ModelChoice chosen = ModelChoice.open(
                settings.model(), new ApplicationFiles(context().data(), PhonebankVersion.VERSION));
        chosen.requireText();
        chosen.requireLayersFor(settings.resilience().stagesFor(phones));
        Thread self = Thread.currentThread();
        context().interruption().onInterrupt(self::interrupt);
        context().window().open(new WindowStart(context().data(), settings, chat, prompt.question()));
        return context().interruption().getAsBoolean() ? ExitCodes.CANCELLED : ExitCodes.DONE;
    }

    private int runInTerminal(Console console, LabSettings settings, List<ChatMessage> conversation, ChatSettings chat)
            throws Exception {
        StepsView view = StepsView.on(console.progressStream(), console.progressIsLive(), console.facts());
        try (LabRun lab = LabRun.start(context(), settings, view, console)) {
            console.progress(lab.awaitReady().explanation());
            console.progress(lab.resilience());
            List<PhoneLayers> serving = lab.phones();
            AnswerText.phones(serving).forEach(line -> console.progress("  " + line));
            console.line("");
            console.line(
                    "Question: " + conversation.get(conversation.size() - 1).content());
            console.part("Answer:   ");
            ChatResult answer = lab.ask(conversation, chat, console::part);
            console.line("");
            console.line("");
            console.line(AnswerText.figures(answer));
            lab.news().forEach(console::note);
            console.json(AnswerJson.of(answer, serving, lab.incidents()));
        }
        return ExitCodes.DONE;
    }

    private PhoneSource phoneSource() throws BadInputException {
        return PhoneOptions.ownVirtual(phones);
    }
}
