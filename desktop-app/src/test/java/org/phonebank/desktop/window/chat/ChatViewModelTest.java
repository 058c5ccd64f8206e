package org.phonebank.desktop.window.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.window.base.Notice;
import org.phonebank.desktop.window.base.Page;
import org.phonebank.partitioner.tokenizer.ChatMessage;
import org.phonebank.pipeline.generation.StageTime;
import org.phonebank.pipeline.generation.StopReason;
import org.phonebank.pipeline.phrase.Phrase;

class ChatViewModelTest {
    private static final ChatMessage QUESTION = new ChatMessage("user", "What is a shard?");

    @TempDir
    private Path home;

    @SuppressWarnings("NullAway.Init")
    private ChatBench bench;

    @BeforeEach
    void open() {
        bench = new ChatBench(home, 0).ready();
    }

    @AfterEach
    void close() {
        bench.close();
        assertThat(bench.trouble).isEmpty();
    }

    @Test
    void nothingCanBeSentUntilTheLabServesAndSomethingIsTyped() {
        assertThat(bench.chat.sendable().get()).isFalse();
        bench.chat.promptProperty().set(" \n");
        assertThat(bench.chat.sendable().get()).isFalse();
        bench.chat.promptProperty().set("Hello");
        assertThat(bench.chat.sendable().get()).isTrue();
        bench.become(LabState.RUNNING);
        assertThat(bench.chat.sendable().get()).isTrue();
        bench.become(LabState.PREPARING);
        assertThat(bench.chat.sendable().get()).isFalse();
        assertThat(bench.chat.obstacleProperty().get()).isEqualTo("The lab is being prepared.");
    }

    @Test
    void sendingEmptiesThePromptAndAsksTheLab() {
        bench.ask(" What is a shard?\n");

        assertThat(bench.lab.questions).containsExactly(List.of(QUESTION));
        assertThat(bench.lab.settings).containsExactly(ChatBench.USUAL.settings(100));
        assertThat(bench.chat.promptProperty().get()).isEmpty();
        assertThat(bench.chat.answering().get()).isTrue();
        assertThat(bench.chat.titleProperty().get()).isEqualTo("What is a shard?");
        assertThat(bench.last().author()).isEqualTo("Sample model");
    }

    @Test
    void wordsOfOneFrameArriveTogether() {
        bench.ask("What is a shard?");
        bench.lab.answer().token("A ");
        bench.lab.answer().token("part");
        assertThat(bench.last().textProperty().get()).isEmpty();
        assertThat(bench.last().statisticsProperty().get()).isEqualTo("Reading the question");

        bench.ui.frame();
        assertThat(bench.last().textProperty().get()).isEqualTo("A part");
        assertThat(bench.last().streamingProperty().get()).isTrue();
    }

    @Test
    void anAnswerThatComesShowsItsSpeedAndThenItsFigures() {
        bench.ask("What is a shard?");
        for (int i = 0; i < 11; i++) {
            bench.lab.answer().computed(ChatBench.token(i, i == 0 ? 400 : 20));
            bench.lab.answer().token("x");
        }
        bench.ui.frame();
        assertThat(bench.last().statisticsProperty().get()).isEqualTo("11 tokens  ·  50.0\u00a0tokens/s");

        bench.lab.answer().done(ChatBench.result(StopReason.STOP_TOKEN));
        bench.ui.frame();
        assertThat(bench.last().statisticsProperty().get())
                .isEqualTo("First token 42\u00a0ms  ·  62.5\u00a0tokens/s  ·  18 tokens  ·  Complete");
        assertThat(bench.chat.answering().get()).isFalse();
    }

    @Test
    void theNextQuestionCarriesTheConversationAndTheSystemPrompt() {
        bench.sampling.systemPromptProperty().set("Be brief.");
        bench.talk("What is a shard?", "A part.");
        bench.ask("And a stage?");

        assertThat(bench.lab.questions.get(1))
                .containsExactly(
                        new ChatMessage("system", "Be brief."),
                        QUESTION,
                        new ChatMessage("assistant", "A part."),
                        new ChatMessage("user", "And a stage?"));
    }

    @Test
    void whatTheModelNoLongerSeesIsSaidWithTheAnswerAlsoAfterARestart() {
        bench.ask("What is a shard?");
        assertThat(bench.last().leftOutProperty().get()).isEmpty();
        bench.lab.answer().leftOut(4);
        bench.ui.frame();

        assertThat(bench.last().leftOutProperty().get())
                .isEqualTo("The 4 oldest messages no longer fit, so the model does not see them.");
        bench.answer("A part.");
        long shown = bench.shown();
        bench.close();
        bench = new ChatBench(home, shown);
        assertThat(bench.last().leftOutProperty().get())
                .isEqualTo("The 4 oldest messages no longer fit, so the model does not see them.");
    }

    @Test
    void aQuestionWithoutAnAnswerIsNotToldAgain() {
        bench.ask("What is a shard?");
        bench.lab.answer().failed(Phrase.verbatim("Phone VP02 is gone: plug it in."));
        bench.ui.frame();
        assertThat(bench.last().failureProperty().get()).isEqualTo("Phone VP02 is gone: plug it in.");

        bench.ask("Hello");
        assertThat(bench.lab.questions.get(1)).containsExactly(new ChatMessage("user", "Hello"));
    }

    @Test
    void aQuestionThatTheLabCannotTakeStaysInThePrompt() {
        bench.lab.refuses = true;
        bench.ask("What is a shard?");

        assertThat(bench.chat.promptProperty().get()).isEqualTo("What is a shard?");
        assertThat(bench.chat.hint().get()).startsWith("The lab has its hands full.");
        assertThat(bench.chat.conversation()).isEmpty();
        assertThat(bench.list.rows()).isEmpty();
    }

    @Test
    void anAnswerThatIsComputedAgainStandsBesideTheOneBefore() {
        bench.talk("What is a shard?", "A part.");
        bench.last().regenerate();
        bench.answer("A piece.");

        assertThat(bench.lab.questions.get(1)).containsExactly(QUESTION);
        assertThat(bench.lab.settings.get(1)).isEqualTo(ChatBench.USUAL.settings(101));
        assertThat(bench.texts()).containsExactly("What is a shard?", "A piece.");
        assertThat(bench.last().positionProperty().get()).isEqualTo("2 of 2");

        bench.last().showBefore();
        assertThat(bench.texts()).containsExactly("What is a shard?", "A part.");
        assertThat(bench.last().firstProperty().get()).isTrue();
        bench.last().showNext();
        assertThat(bench.texts()).containsExactly("What is a shard?", "A piece.");
    }

    @Test
    void aQuestionThatIsChangedBeginsABranchOfItsOwn() {
        bench.talk("What is a shard?", "A part.");
        MessageViewModel question = bench.chat.conversation().get(0);
        question.edit();
        question.editedProperty().set("What is a stage?");
        question.askEdited();
        bench.answer("A step.");

        assertThat(bench.lab.questions.get(1)).containsExactly(new ChatMessage("user", "What is a stage?"));
        assertThat(bench.texts()).containsExactly("What is a stage?", "A step.");
        bench.chat.conversation().get(0).showBefore();
        assertThat(bench.texts()).containsExactly("What is a shard?", "A part.");
    }

    @Test
    void aMessageIsDeletedWithWhatFollowsUntilThatIsTakenBack() {
        bench.talk("What is a shard?", "A part.");
        bench.talk("And a stage?", "A step.");
        bench.chat.conversation().get(1).delete();
        assertThat(bench.texts()).containsExactly("What is a shard?");

        undo();
        assertThat(bench.texts()).containsExactly("What is a shard?", "A part.", "And a stage?", "A step.");
    }

    @Test
    void aQuestionThatIsDeletedWhileItsAnswerComesTakesItAlongAndBringsAllOfItBack() {
        bench.ask("What is a shard?");
        bench.lab.answer().token("A ");
        bench.ui.frame();
        bench.chat.conversation().get(0).delete();
        bench.lab.answer().token("part.");
        bench.lab.answer().done(ChatBench.result(StopReason.CANCELLED));
        bench.ui.frame();
        assertThat(bench.lab.calls).containsExactly("stop");
        assertThat(bench.texts()).isEmpty();

        undo();
        assertThat(bench.texts()).containsExactly("What is a shard?", "A part.");
        bench.ask("And a stage?");
        assertThat(bench.lab.questions.get(1))
                .extracting(ChatMessage::content)
                .containsExactly("What is a shard?", "A part.", "And a stage?");
    }

    @Test
    void aDeletionThatIsTakenBackLaterChangesNothingElse() {
        bench.talk("What is a shard?", "A part.");
        long first = bench.shown();
        bench.chat.conversation().get(1).delete();
        bench.list.begin();
        bench.dialogues.open(first);
        bench.dialogues.rename(first, "Shards");
        undo();

        assertThat(bench.texts()).containsExactly("What is a shard?", "A part.");
        assertThat(bench.chat.titleProperty().get()).isEqualTo("Shards");
    }

    @Test
    void stopReachesTheAnswer() {
        bench.ask("What is a shard?");
        bench.chat.stop();
        bench.lab.answer().done(ChatBench.result(StopReason.CANCELLED));
        bench.ui.frame();

        assertThat(bench.lab.calls).containsExactly("stop");
        assertThat(bench.last().statisticsProperty().get()).endsWith("Stopped by you");
    }

    @Test
    void anAnswerGoesOnWhileAnotherConversationIsShown() {
        bench.ask("What is a shard?");
        long first = bench.shown();
        bench.list.begin();
        assertThat(bench.chat.conversation()).isEmpty();
        assertThat(bench.chat.answering().get()).isFalse();

        bench.lab.answer().token("A part.");
        bench.ui.frame();
        bench.dialogues.open(first);
        assertThat(bench.texts()).containsExactly("What is a shard?", "A part.");
        assertThat(bench.chat.answering().get()).isTrue();
        bench.answer(" Indeed.");
        assertThat(bench.last().streamingProperty().get()).isFalse();
    }

    @Test
    void whatWasTypedStaysWithItsConversation() {
        bench.talk("What is a shard?", "A part.");
        bench.chat.promptProperty().set("half a thou");
        long first = bench.shown();
        bench.list.begin();
        assertThat(bench.chat.promptProperty().get()).isEmpty();
        bench.chat.ask("Hello");
        bench.dialogues.open(first);

        assertThat(bench.chat.promptProperty().get()).isEqualTo("half a thou");
    }

    @Test
    void theTimelineOfTheNewestAnswerIsOpenUnlessThePersonClosedIt() {
        bench.talk("What is a shard?", "A part.");
        MessageViewModel first = bench.last();
        assertThat(first.timelineShownProperty().get()).isTrue();

        bench.talk("And a stage?", "A step.");
        assertThat(first.timelineShownProperty().get()).isFalse();
        bench.last().toggleTimeline();
        bench.talk("And a link?", "A way.");
        assertThat(bench.last().timelineShownProperty().get()).isFalse();
    }

    @Test
    void aDraftThatWasNeverSentComesBackAfterACrash() {
        bench.chat.promptProperty().set("half a thou");
        bench.close();
        bench = new ChatBench(home, 0);

        assertThat(bench.chat.promptProperty().get()).isEqualTo("half a thou");
    }

    @Test
    void theNextStartShowsEverythingAsItWas() {
        bench.sampling.choose(Preset.PRECISE);
        bench.talk("What is a shard?", "A part.");
        bench.ask("And a stage?");
        bench.lab.answer().computed(ChatBench.token(0, 40, new StageTime("VP01", 0, 30_000, 10_000)));
        bench.lab.answer().token("A st");
        bench.ui.frame();
        bench.chat.promptProperty().set("half a thou");
        long last = bench.shown();
        bench.close();
        bench = new ChatBench(home, last);

        assertThat(bench.texts()).containsExactly("What is a shard?", "A part.", "And a stage?", "A st");
        assertThat(bench.last().statisticsProperty().get()).isEqualTo("Broken off when the window was closed");
        assertThat(bench.last().timeline().tokens()).hasSize(1);
        assertThat(bench.chat.promptProperty().get()).isEqualTo("half a thou");
        assertThat(bench.sampling.presetProperty().get()).isEqualTo(Preset.PRECISE);
    }

    @Test
    void theFirstQuestionIsAskedOnceInAConversationOfItsOwn() {
        bench.talk("What is a shard?", "A part.");
        long last = bench.shown();
        bench.close();
        bench = new ChatBench(home, last, new FirstQuestion("Hello"));
        bench.become(LabState.PREPARING);
        assertThat(bench.lab.questions).isEmpty();

        bench.ready();
        bench.answer("Hi.");
        bench.ready();
        assertThat(bench.lab.questions).containsExactly(List.of(new ChatMessage("user", "Hello")));
        assertThat(bench.texts()).containsExactly("Hello", "Hi.");
        assertThat(bench.list.rows()).extracting(ChatRow::title).containsExactlyInAnyOrder("Hello", "What is a shard?");
    }

    @Test
    void aLongConversationShowsItsEndFirst() {
        for (int i = 0; i < 20; i++) {
            bench.talk("Question " + i, "Answer " + i);
        }
        assertThat(bench.chat.conversation()).hasSize(ShownMessages.MOST);
        assertThat(bench.chat.earlierProperty().get()).isEqualTo(40 - ShownMessages.MOST);

        bench.chat.showEarlier();
        assertThat(bench.texts()).hasSize(2 * ShownMessages.MOST);
        bench.chat.showEarlier();
        assertThat(bench.texts()).hasSize(40).startsWith("Question 0");
    }

    @Test
    void aLinkIsNeverOpenedAndCopiedOnlyIfThePersonAgrees() {
        bench.talk("Where?", "[There](https://example.org)");
        bench.last().chooseLink("https://example.org");
        assertThat(bench.copied).isEmpty();

        bench.dialogs.agrees = true;
        bench.last().chooseLink("https://example.org");
        bench.last().chooseLink("file:///etc/passwd");
        bench.last().chooseLink("javascript: alert(1)");
        assertThat(bench.copied).containsExactly("https://example.org");
        assertThat(bench.dialogs.asked).hasSize(2);
        assertThat(bench.desk.notices().all().get(0).title()).isEqualTo("This is no address of a page");
    }

    @Test
    void aLabThatIsNotThereLeadsToSetup() {
        bench.become(LabState.STOPPED);
        bench.chat.openSetup();

        assertThat(bench.desk.navigator().pageProperty().get()).isEqualTo(Page.SETUP);
    }

    private void undo() {
        Notice newest = bench.desk.notices().all().get(0);
        newest.offer().orElseThrow().action().run();
    }
}
