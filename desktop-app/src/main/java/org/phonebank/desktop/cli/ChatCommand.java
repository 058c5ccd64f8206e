package org.phonebank.desktop.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.phonebank.desktop.data.Causes;
import org.phonebank.desktop.lab.ChatResult;
import org.phonebank.desktop.lab.ChatSettings;
import org.phonebank.desktop.lab.LabException;
import org.phonebank.desktop.lab.LabSettings;
import org.phonebank.desktop.lab.PromptCheck;
import org.phonebank.desktop.terminal.Console;
import org.phonebank.desktop.terminal.StepsView;
import org.phonebank.partitioner.tokenizer.ChatMessage;
import org.phonebank.pipeline.generation.StopReason;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "chat",
        description = {
            "Talk with a model that runs on phones.",
            "",
            "Uses the phones that are ready: USB phones, those of a running virtual lab, those at --connect; or with"
                    + " --phones virtual phones of its own. In the conversation, /reset forgets what was said and /quit"
                    + " ends; Ctrl+C stops an answer, or ends the chat when none comes."
        },
        exitCodeList = {ExitCodes.HELP_DONE, ExitCodes.HELP_FAILED, ExitCodes.HELP_BAD_INPUT, ExitCodes.HELP_CANCELLED},
        footer = {
            "",
            "Examples:",
            "  ./phonebank virtual start --phones 3 && ./phonebank chat",
            "  ./phonebank chat --phones 2 --prompt \"What is 7 times 8?\" --greedy",
            "  ./phonebank chat --serial VP01 --serial VP02 --model ~/models/smollm"
        })
final class ChatCommand extends BaseCommand {
    @Mixin
    private final LabOptions labOptions = new LabOptions();

    @Mixin
    private final PromptOptions prompt = new PromptOptions();

    @Mixin
    private final SamplingOptions sampling = new SamplingOptions();

    ChatCommand(CliContext context) {
        super(context);
    }

    @Override
    int run(Console console) throws Exception {
        ChatSettings chat = sampling.settings();
        Optional<List<ChatMessage>> conversation = prompt.conversation();
        LabSettings settings = labOptions.settings(context().data(), "chat");
        if (conversation.isPresent()) {
            PromptCheck.requireFits(settings, conversation.get());
        }
        StepsView view = StepsView.on(context().err(), console.facts().error(), console.facts());
        try (LabRun lab = LabRun.start(context(), settings, view, console)) {
            console.note(lab.awaitReady().explanation());
            console.note(lab.resilience());
            if (conversation.isPresent()) {
                show(console, lab, lab.ask(conversation.get(), chat, console::part));
            } else {
                talk(console, lab, chat);
            }
        }
        return ExitCodes.DONE;
    }

    private void talk(Console console, LabRun lab, ChatSettings chat)
            throws IOException, LabException, InterruptedException {
        TypedLines lines = new TypedLines(
                new BufferedReader(
                        new InputStreamReader(context().in(), context().charset())),
                context().interruption());
        List<ChatMessage> conversation = new ArrayList<>();
        console.note("Write a message. Ctrl+C stops an answer, /reset begins anew, /quit ends.");
        while (true) {
            console.prompt("> ");
            String line = lines.next();
            console.typed();
            if (line == null || line.strip().equals("/quit")) {
                return;
            }
            if (line.strip().equals("/reset")) {
                conversation.clear();
                console.note("Forgotten.");
            } else if (line.strip().startsWith("/")) {
                console.note("There is no command " + line.strip() + "; there are /reset and /quit.");
            } else if (!line.isBlank()) {
                conversation.add(new ChatMessage("user", line.strip()));
                converse(console, lab, conversation, chat);
            }
        }
    }

    /** A message that the model cannot take, because it is too long by itself, ends nothing. */
    private void converse(Console console, LabRun lab, List<ChatMessage> conversation, ChatSettings chat)
            throws LabException, InterruptedException {
        try {
            ChatResult answer = lab.askUntilStopped(
                    conversation, chat, console::part, count -> console.note(AnswerText.leftOut(count)));
            show(console, lab, answer);
            keep(conversation, answer);
        } catch (LabException e) {
            if (!lab.canAnswer()) {
                throw e;
            }
            conversation.remove(conversation.size() - 1);
            console.note(Causes.describe(e));
        }
    }

    /** A question that was stopped before its answer began is none. */
    private static void keep(List<ChatMessage> conversation, ChatResult answer) {
        if (answer.text().isEmpty()) {
            conversation.remove(conversation.size() - 1);
        } else {
            conversation.add(new ChatMessage("assistant", answer.text()));
        }
    }

    private static void show(Console console, LabRun lab, ChatResult answer) {
        console.line("");
        if (answer.generation().stopReason() == StopReason.CANCELLED) {
            console.note("Stopped.");
        } else {
            console.note(AnswerText.figures(answer));
        }
        lab.news().forEach(console::note);
        console.json(AnswerJson.of(answer, lab.phones(), lab.incidents()));
    }
}
