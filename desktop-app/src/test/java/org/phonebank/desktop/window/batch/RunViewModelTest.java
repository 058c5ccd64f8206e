package org.phonebank.desktop.window.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.batch.BatchState;
import org.phonebank.desktop.lab.ChatResult;
import org.phonebank.desktop.lab.LabEvent.StateChanged;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.window.base.Language;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Notice;
import org.phonebank.desktop.window.base.Page;
import org.phonebank.desktop.window.base.Tone;
import org.phonebank.pipeline.generation.GenerationResult;
import org.phonebank.pipeline.generation.GenerationStatistics;
import org.phonebank.pipeline.generation.PromptWording;
import org.phonebank.pipeline.generation.StopReason;
import org.phonebank.pipeline.phrase.Phrase;

class RunViewModelTest {
    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private BatchBench bench;

    @SuppressWarnings("NullAway.Init")
    private RunViewModel run;

    @BeforeEach
    void start() throws Exception {
        bench = new BatchBench(folder);
        run = new RunViewModel(bench.session, bench.desk);
        bench.navigator.show(Page.BATCH);
        bench.choose("a.txt", "one\ntwo\n");
        bench.session.draft().templateProperty().set("Count {text}");
        bench.session.draft().rowsAtOnceProperty().set(1);
        bench.labIs(LabState.READY);
        bench.session.start();
        bench.until(() -> bench.lab.questions.size() == 1);
    }

    @AfterEach
    void close() {
        run.close();
        bench.close();
    }

    @Test
    void rowsAreShownAsTheyAreAnsweredLatestFirst() {
        answer("1");
        bench.until(() -> bench.lab.questions.size() == 2);
        bench.lab.answer().failed(Phrase.verbatim("No."));
        bench.until(() -> is(BatchState.DONE));

        assertThat(run.rows()).extracting(AnsweredRow::number).containsExactly(2L, 1L);
        assertThat(run.rows()).extracting(run.words()::answer).containsExactly("No.", "1");
        assertThat(run.rows()).extracting(run.words()::status).containsExactly("Failed", "Answered");
        assertThat(run.counts().getValue()).isEqualTo("1 of 2 rows answered  ·  1 failed");
        assertThat(run.tone().getValue()).isEqualTo(Tone.WARNING);
        assertThat(run.retryAction().getValue()).isEqualTo("Ask the failed row again");
        assertThat(run.results().getValue()).isEqualTo("Results: a.results.csv");
        assertThat(bench.notices.all()).isEmpty();
    }

    @Test
    void aBatchIsPausedAndGoesOn() {
        assertThat(run.pausable().getValue()).isTrue();
        run.pause();
        bench.until(() -> is(BatchState.PAUSING));
        assertThat(run.explanation().getValue()).isEqualTo("1 row that is being answered is finished first.");
        assertThat(run.stoppable().getValue()).isTrue();
        answer("1");
        bench.until(() -> is(BatchState.PAUSED));
        assertThat(run.explanation().getValue())
                .isEqualTo("The answers so far are kept. You can close the window and go on another day.");
        assertThat(run.resumable().getValue()).isTrue();
        run.goOn();
        bench.until(() -> bench.lab.questions.size() == 2);
        answer("2");
        bench.until(() -> is(BatchState.DONE));

        assertThat(run.rows()).extracting(AnsweredRow::number).containsExactly(2L, 1L);
        assertThat(run.state().getValue()).isEqualTo("Done");
    }

    @Test
    void anotherModelIsNotAskedForTheRowsThatAreLeft() {
        bench.labIs(LabState.STOPPED);
        bench.labIs("Other", LabState.READY);
        answer("1");
        bench.until(() -> is(BatchState.WAITING));

        assertThat(run.explanation().getValue())
                .isEqualTo("The lab serves another model. The batch goes on by itself as soon as a lab serves Sample, 4"
                        + " bits.");
        assertThat(bench.lab.questions).hasSize(1);
        bench.labIs(LabState.READY);
        bench.until(() -> bench.lab.questions.size() == 2);
        answer("2");
        bench.until(() -> is(BatchState.DONE));
    }

    @Test
    void aModelThatWasExportedAnewIsAnotherOne() {
        bench.labIs(LabState.STOPPED);
        bench.labIs("Sample", "Sample-2", LabState.READY);
        answer("1");
        bench.until(() -> is(BatchState.WAITING));

        assertThat(run.explanation().getValue())
                .isEqualTo(
                        "The lab serves Sample, 4 bits as it was exported another time. The batch goes on by itself as"
                                + " soon as a lab serves the one that it began with.");
        run.stop();
        bench.until(() -> is(BatchState.PAUSED));
        bench.session.start();
        bench.until(() -> bench.lab.questions.size() == 2);

        assertThat(bench.lab.questions.get(1)).isEqualTo(bench.lab.questions.get(0));
        run.pause();
        answer("1");
        bench.until(() -> is(BatchState.PAUSED));
    }

    @Test
    void aRowThatFailsBecauseTheLabIsReleasedIsAskedAgain() {
        bench.lab.send(new StateChanged(LabState.STOPPED));
        bench.lab.answer().failed(Phrase.verbatim("The phones are gone."));
        bench.until(() -> is(BatchState.WAITING));
        bench.lab.send(new StateChanged(LabState.READY));
        bench.until(() -> bench.lab.questions.size() == 2);

        assertThat(bench.lab.questions.get(1)).isEqualTo(bench.lab.questions.get(0));
        assertThat(run.rows()).isEmpty();
        run.pause();
        answer("1");
        bench.until(() -> is(BatchState.PAUSED));
    }

    @Test
    void anotherFileEndsTheBatchOnShow() throws Exception {
        run.pause();
        answer("1");
        bench.until(() -> is(BatchState.PAUSED));
        bench.choose("b.txt", "three\n");

        assertThat(bench.session.progressProperty().get()).isEmpty();
        assertThat(run.resumable().getValue()).isFalse();
        bench.session.goOn();
        assertThat(bench.session.isRunning()).isFalse();
    }

    @Test
    void whyARowFailedIsToldInTheLanguageOfTheWindowAlsoLater() {
        answer("1");
        bench.until(() -> bench.lab.questions.size() == 2);
        bench.lab.answer().failed(Phrase.of(PromptWording.TOO_LONG, "2000", "1024"));
        bench.until(() -> is(BatchState.DONE));
        bench.session.revise();
        bench.session.start();
        bench.until(() -> is(BatchState.DONE) && run.rows().size() == 2);
        ProgressWords japanese = new ProgressWords(Messages.load(Language.JAPANESE), bench.desk.units());

        assertThat(run.rows())
                .filteredOn(AnsweredRow::failed)
                .extracting(japanese::answer)
                .containsExactly("質問が長すぎます。2000トークンありますが、質問と回答を合わせて1024トークンまでです。短くしてください。");
    }

    @Test
    void aPauseHoldsFromTheBeginningOn() {
        answer("1");
        bench.until(() -> bench.lab.questions.size() == 2);
        answer("2");
        bench.until(() -> is(BatchState.DONE));
        bench.session.draft().templateProperty().set("Spell {text}");
        bench.labIs(LabState.STOPPED);
        bench.session.start();
        run.pause();
        bench.until(() -> is(BatchState.PAUSED));

        assertThat(bench.lab.questions).hasSize(2);
    }

    @Test
    void aViewThatIsClosedFollowsTheBatchNoMore() {
        run.close();
        String before = run.counts().getValue();
        answer("1");
        bench.until(() -> bench.lab.questions.size() == 2);
        answer("2");
        bench.until(() -> is(BatchState.DONE));

        assertThat(run.counts().getValue()).isEqualTo(before);
    }

    @Test
    void whoLooksElsewhereIsToldOfTheEnd() {
        bench.navigator.show(Page.CHAT);
        answer("1");
        bench.until(() -> bench.lab.questions.size() == 2);
        answer("2");
        bench.until(() -> is(BatchState.DONE));

        assertThat(bench.notices.all()).extracting(Notice::title).containsExactly("The batch of a.txt is done");
        bench.notices.all().get(0).offer().orElseThrow().action().run();
        assertThat(bench.navigator.pageProperty().get()).isEqualTo(Page.BATCH);
    }

    @Test
    void aBatchThatWasAnsweredIsShownAgainWithoutALab() {
        answer("1");
        bench.until(() -> bench.lab.questions.size() == 2);
        answer("2");
        bench.until(() -> is(BatchState.DONE));
        bench.session.clear();
        bench.labIs(LabState.STOPPED);
        EarlierViewModel earlier = new EarlierViewModel(bench.session, bench.desk);
        bench.until(() -> !earlier.batchesProperty().get().isEmpty()
                && earlier.batchesProperty().get().get(0).batch().complete()
                && !earlier.batchesProperty().get().get(0).batch().running());
        EarlierBatch kept = earlier.batchesProperty().get().get(0);
        assertThat(kept.state()).isEqualTo("2 rows done");
        earlier.takeUp(kept);
        bench.until(() -> bench.session.stageProperty().get() == Stage.DRAFT);
        bench.session.start();
        bench.until(() -> is(BatchState.DONE));

        assertThat(run.rows()).extracting(run.words()::answer).containsExactlyInAnyOrder("1", "2");
        assertThat(bench.lab.questions).hasSize(2);
        earlier.close();
    }

    private boolean is(BatchState state) {
        return bench.session.progressProperty().get().orElseThrow().state() == state;
    }

    private void answer(String text) {
        bench.lab
                .answer()
                .done(new ChatResult(
                        text,
                        List.of(1),
                        new GenerationResult(
                                List.of(2),
                                StopReason.STOP_TOKEN,
                                new GenerationStatistics(
                                        1, 0, 0, Duration.ofMillis(10), Duration.ofMillis(20), List.of()))));
    }
}
