package org.phonebank.desktop.window.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.phonebank.desktop.lab.ChatResult;
import org.phonebank.desktop.lab.ChatSettings;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.window.base.DirectUi;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.RecordingLab;
import org.phonebank.desktop.window.base.Units;
import org.phonebank.partitioner.tokenizer.ChatMessage;
import org.phonebank.pipeline.generation.GenerationResult;
import org.phonebank.pipeline.generation.GenerationStatistics;
import org.phonebank.pipeline.generation.StopReason;
import org.phonebank.pipeline.generation.TokenStatistics;

class ChatViewModelTest {
    private static final ChatMessage QUESTION = new ChatMessage("user", "What is a shard?");

    private final RecordingLab lab = new RecordingLab();
    private final DirectUi ui = new DirectUi();
    private final Messages messages = Messages.load();
    private final ChatViewModel chat =
            new ChatViewModel(lab, ChatSettings.greedy(64), messages, new Units(messages), ui, "");

    @BeforeEach
    void beReady() {
        chat.showState(LabState.READY);
    }

    @Test
    void nothingCanBeSentUntilTheLabIsReadyAndSomethingIsTyped() {
        assertThat(chat.sendable().get()).isFalse();
        chat.promptProperty().set(" \n");
        assertThat(chat.sendable().get()).isFalse();
        chat.promptProperty().set("Hello");
        assertThat(chat.sendable().get()).isTrue();
        chat.showState(LabState.PREPARING);
        assertThat(chat.sendable().get()).isFalse();
    }

    @Test
    void sendingEmptiesThePromptAndAsksTheLab() {
        ask();

        assertThat(lab.questions).containsExactly(List.of(QUESTION));
        assertThat(chat.promptProperty().get()).isEmpty();
        assertThat(chat.answering().get()).isTrue();
    }

    @Test
    void wordsOfOneFrameArriveTogether() {
        ask();
        lab.answer().token("A ");
        lab.answer().token("part");
        assertThat(lastText()).isEmpty();

        ui.frame();
        assertThat(lastText()).isEqualTo("A part");
    }

    @Test
    void aFinishedAnswerShowsItsFigures() {
        ask();
        lab.answer().token("A part.");
        lab.answer().done(result(StopReason.STOP_TOKEN));
        ui.frame();

        assertThat(last().statisticsProperty().get())
                .isEqualTo("First token 42\u00a0ms  ·  62.5\u00a0tokens/s  ·  18 tokens  ·  Complete");
        assertThat(chat.answering().get()).isFalse();
    }

    @Test
    void theNextQuestionCarriesTheConversation() {
        ask();
        lab.answer().token("A part.");
        lab.answer().done(result(StopReason.STOP_TOKEN));
        ui.frame();
        chat.send("And a stage?");

        assertThat(lab.questions.get(1))
                .containsExactly(
                        QUESTION, new ChatMessage("assistant", "A part."), new ChatMessage("user", "And a stage?"));
    }

    @Test
    void aQuestionWithoutAnAnswerIsNotToldAgain() {
        ask();
        lab.answer().failed("Phone VP02 is gone: plug it in.");
        ui.frame();
        assertThat(last().failureProperty().get()).isEqualTo("Phone VP02 is gone: plug it in.");

        chat.send("Hello");
        assertThat(lab.questions.get(1)).containsExactly(new ChatMessage("user", "Hello"));
    }

    @Test
    void aLabThatIsNoLongerReadyIsSaidUnderTheQuestion() {
        lab.refuses = true;
        ask();

        assertThat(last().failureProperty().get()).startsWith("The lab cannot answer just now.");
        assertThat(chat.answering().get()).isFalse();
    }

    @Test
    void stopReachesTheAnswerAndClearForgetsTheConversation() {
        ask();
        chat.stop();
        chat.clear();
        lab.answer().token("too late");
        lab.answer().done(result(StopReason.CANCELLED));
        ui.frame();

        assertThat(lab.calls).containsExactly("stop", "stop");
        assertThat(chat.conversation()).isEmpty();
        assertThat(chat.answering().get()).isFalse();
    }

    @Test
    void theFirstQuestionIsAskedOnceAsSoonAsTheLabIsReady() {
        ChatViewModel waiting =
                new ChatViewModel(lab, ChatSettings.greedy(64), messages, new Units(messages), ui, "What is a shard?");
        waiting.show(new LabEvent.StateChanged(LabState.READY, ""));
        waiting.show(new LabEvent.StateChanged(LabState.RUNNING, ""));
        waiting.show(new LabEvent.StateChanged(LabState.READY, ""));

        assertThat(lab.questions).containsExactly(List.of(QUESTION));
    }

    @Test
    void whatWasTypedStaysWhenASuggestionIsAsked() {
        chat.promptProperty().set("half a thou");
        chat.send("What is a shard?");

        assertThat(chat.promptProperty().get()).isEqualTo("half a thou");
    }

    private void ask() {
        chat.promptProperty().set(" What is a shard?\n");
        chat.send();
    }

    private MessageViewModel last() {
        return chat.conversation().get(chat.conversation().size() - 1);
    }

    private String lastText() {
        return last().textProperty().get();
    }

    private static ChatResult result(StopReason reason) {
        Duration first = Duration.ofMillis(42);
        Duration step = Duration.ofMillis(16);
        List<TokenStatistics> tokens = IntStream.range(0, 18)
                .mapToObj(i -> new TokenStatistics(i, first.plus(step.multipliedBy(i)), step, List.of()))
                .toList();
        return new ChatResult(
                "A part.",
                List.of(1),
                new GenerationResult(
                        Collections.nCopies(18, 7),
                        reason,
                        new GenerationStatistics(1, 0, 0, first, step.multipliedBy(18), tokens)));
    }
}
