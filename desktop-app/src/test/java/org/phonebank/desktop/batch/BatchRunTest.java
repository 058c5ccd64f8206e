package org.phonebank.desktop.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.batch.input.InputException;
import org.phonebank.desktop.batch.input.InputFile;
import org.phonebank.desktop.batch.input.Row;
import org.phonebank.desktop.batch.input.Template;
import org.phonebank.desktop.history.HistoryFile;
import org.phonebank.desktop.history.RunProcess;
import org.phonebank.desktop.lab.ChatSettings;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.phrase.Speaker;
import org.phonebank.pipeline.phrase.Wording;

class BatchRunTest {
    @TempDir
    Path folder;

    private final FakeLab lab = new FakeLab();
    private final List<BatchProgress> told = new CopyOnWriteArrayList<>();
    private final List<Long> settled = new CopyOnWriteArrayList<>();

    @Test
    void everyRowIsAskedOnceAndResultsAreWrittenBesideTheInput() throws Exception {
        BatchTask task = task("a.csv", "name,answer\nab,x\n\"c,d\",y\n", "Say {name}");

        BatchProgress end = run(task).run();

        assertThat(lab.asked()).containsExactly("Say ab", "Say c,d");
        assertThat(end.state()).isEqualTo(BatchState.DONE);
        assertThat(end.resultsFile()).contains(folder.resolve("a.results.csv"));
        assertThat(folder.resolve("a.results.csv"))
                .content()
                .isEqualTo("name,answer,answer 2,status,prompt_tokens,tokens,seconds_to_first_token,seconds,"
                        + "tokens_per_second,stop_reason,problem\r\n"
                        + "ab,x,ba yaS,answered,3,2,0.250,1.500,0.000,stop_token,\r\n"
                        + "\"c,d\",y,\"d,c yaS\",answered,3,2,0.250,1.500,0.000,stop_token,\r\n");
        assertThat(folder.resolve("a.csv")).content().isEqualTo("name,answer\nab,x\n\"c,d\",y\n");
    }

    @Test
    void linesOfJsonKeepWhatTheyHad() throws Exception {
        run(task("a.jsonl", "{\"text\":\"ab\",\"n\":1.10}\n{\"text\":\" \",\"n\":{\"x\":[]}}\n", "{text}"))
                .run();

        assertThat(folder.resolve("a.results.jsonl"))
                .content()
                .isEqualTo("{\"text\":\"ab\",\"n\":1.10,\"answer\":\"ba\",\"status\":\"answered\",\"prompt_tokens\":3,"
                        + "\"tokens\":2,\"seconds_to_first_token\":0.250,\"seconds\":1.500,\"tokens_per_second\":0.000,"
                        + "\"stop_reason\":\"stop_token\"}\n"
                        + "{\"text\":\" \",\"n\":{\"x\":[]},\"status\":\"failed\","
                        + "\"problem\":\"The prompt is empty, because the columns of this row are blank.\"}\n");
    }

    @Test
    void spreadsheetsGetTheirSeparatorAndMarkBack() throws Exception {
        run(task("a.csv", "\uFEFFname;n\nab;1\n", "{name}")).run();

        assertThat(folder.resolve("a.results.csv")).content().startsWith("\uFEFFname;n;answer;status;");
    }

    @Test
    void asManyRowsAreAskedAtOnceAsTheLabTakesOrAsAreWanted() throws Exception {
        lab.capacity(3).holding(true);
        BatchTask task = lines("1\n2\n3\n4\n5\n");

        CompletableFuture<BatchProgress> run = inBackground(run(task));
        for (int rows : new int[] {3, 2}) {
            await().until(() -> lab.open() == rows);
            lab.answerAll();
        }
        assertThat(run.join().answered()).isEqualTo(5);

        CompletableFuture<BatchProgress> narrow =
                inBackground(run(lines("1\n2\n3\n4\n5\n6\n"), new BatchOptions(2, false)));
        for (int i = 0; i < 3; i++) {
            await().until(() -> lab.open() == 2);
            lab.answerAll();
        }
        assertThat(narrow.join().answered()).isEqualTo(6);
        assertThat(lab.mostAtOnce()).isEqualTo(3);
    }

    @Test
    void aPauseFinishesWhatIsUnderWayAndNothingIsAskedTwice() throws Exception {
        lab.capacity(2).holding(true);
        BatchTask task = lines("1\n2\n3\n");
        BatchRun first = run(task);
        CompletableFuture<BatchProgress> run = inBackground(first);
        await().until(() -> lab.open() == 2);
        first.pause();
        await().until(() -> last().state() == BatchState.PAUSING);
        lab.answerAll();

        assertThat(run.join().state()).isEqualTo(BatchState.PAUSED);
        assertThat(folder.resolve("a.results.csv")).content().contains("3,,waiting,");
        lab.holding(false);
        BatchProgress end = run(task).run();

        assertThat(end.state()).isEqualTo(BatchState.DONE);
        assertThat(end.before()).isEqualTo(2);
        assertThat(lab.asked()).containsExactly("1", "2", "3");
        assertThat(folder.resolve("a.results.csv")).content().doesNotContain("waiting");
        assertThat(folder.resolve("a.results-2.csv")).doesNotExist();
    }

    @Test
    void rowsThatWereStoppedAreAskedAnew() throws Exception {
        lab.capacity(2).holding(true);
        BatchTask task = lines("1\n2\n3\n");
        BatchRun first = run(task);
        CompletableFuture<BatchProgress> run = inBackground(first);
        await().until(() -> lab.open() == 2);
        first.stop();

        assertThat(run.join().state()).isEqualTo(BatchState.PAUSED);
        assertThat(folder.resolve("a.results.csv")).doesNotExist();
        lab.holding(false);
        assertThat(run(task).run().state()).isEqualTo(BatchState.DONE);
        assertThat(lab.asked()).containsExactly("1", "2", "1", "2", "3");
    }

    @Test
    void aRowThatFailsIsNotedAndAskedAgainOnDemand() throws Exception {
        lab.failing(prompt -> prompt.equals("2") ? "The prompt is too long." : "");
        BatchTask task = lines("1\n2\n3\n");

        BatchProgress end = run(task).run();

        assertThat(end.state()).isEqualTo(BatchState.DONE);
        assertThat(end.failed()).isEqualTo(1);
        assertThat(folder.resolve("a.results.csv")).content().contains("2,,failed,,,,,,,The prompt is too long.\r\n");
        lab.failing(prompt -> "");
        assertThat(run(task).run().failed()).isEqualTo(1);
        assertThat(run(task, BatchOptions.USUAL.retryingFailed()).run().failed())
                .isZero();
        assertThat(lab.asked()).containsExactly("1", "2", "3", "2");
        assertThat(folder.resolve("a.results.csv")).content().contains("2,2,answered,");
    }

    @Test
    void manyFailuresTogetherPauseTheBatchAndSayWhy() throws Exception {
        lab.failing(prompt -> "The prompt has too many tokens.");
        BatchProgress end =
                run(lines("1\n2\n3\n4\n5\n6\n7\n"), new BatchOptions(1, false)).run();

        assertThat(end.state()).isEqualTo(BatchState.PAUSED);
        assertThat(end.problem().orElseThrow().english())
                .isEqualTo("5 rows in a row could not be answered, so the batch was paused: The prompt has too many"
                        + " tokens.");
        assertThat(lab.asked()).hasSize(5);
    }

    @Test
    void whatFailsBecauseTheLabEndedWaitsForTheNextOne() throws Exception {
        lab.capacity(1).holding(true).failing(prompt -> "The lab was closed.");
        BatchRun batch = run(lines("1\n2\n"));
        CompletableFuture<BatchProgress> run = inBackground(batch);
        await().until(() -> lab.open() == 1);
        lab.serving(false);
        lab.answerAll();
        await().until(() -> last().state() == BatchState.WAITING);

        lab.holding(false).failing(prompt -> "").serving(true);
        batch.wake();

        BatchProgress end = run.join();
        assertThat(end.answered()).isEqualTo(2);
        assertThat(end.failed()).isZero();
        assertThat(lab.asked()).containsExactly("1", "1", "2");
    }

    @Test
    void aFileThatIsChangedMeanwhileEndsTheBatch() throws Exception {
        lab.capacity(1).holding(true);
        BatchTask task = lines("1\n2\n");
        CompletableFuture<BatchProgress> run = inBackground(run(task));
        await().until(() -> lab.open() == 1);
        Files.writeString(task.input().path(), "other\nrows\n");
        lab.answerAll();

        BatchProgress end = run.join();
        assertThat(end.state()).isEqualTo(BatchState.FAILED);
        assertThat(end.problem().orElseThrow().english()).startsWith("a.txt was changed while the batch ran:");
    }

    @Test
    void noFileThatTheBatchDidNotWriteIsReplaced() throws Exception {
        BatchTask task = lines("1\n");
        run(task).run();
        Path results = folder.resolve("a.results.csv");
        Files.writeString(results, "noted by hand");

        run(task).run();
        run(task(task.input(), "Again {text}")).run();

        assertThat(results).content().isEqualTo("noted by hand");
        assertThat(folder.resolve("a.results-2.csv")).content().contains("\r\n1,1,answered,");
        assertThat(folder.resolve("a.results-3.csv")).content().contains("\r\n1,1 niagA,answered,");
    }

    @Test
    void oneTaskIsWorkedOnOnceAtATime() throws Exception {
        lab.holding(true);
        BatchTask task = lines("1\n");
        CompletableFuture<BatchProgress> first = inBackground(run(task));
        await().until(() -> lab.open() == 1);

        BatchProgress second = run(task).run();

        assertThat(second.state()).isEqualTo(BatchState.FAILED);
        assertThat(second.problem().orElseThrow().english())
                .isEqualTo("Another Phonebank works on this batch of a.txt already: end it there, or let it finish.");
        lab.answerAll();
        assertThat(first.join().state()).isEqualTo(BatchState.DONE);
    }

    @Test
    void aClaimThatCouldNotBeTakenBackKeepsNobodyOut() throws Exception {
        BatchTask task = lines("1\n");
        run(task).run();
        RunProcess self = RunProcess.current();
        try (Connection connection = HistoryFile.open(history());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE batches SET pid = " + self.pid() + ", process_started = " + self.started());
        }

        assertThat(run(task).run().state()).isEqualTo(BatchState.DONE);
    }

    @Test
    void aBatchWhoseFileCannotBeIsLeftOutOfTheList() throws Exception {
        run(lines("1\n")).run();
        run(lines("2\n")).run();
        try (Connection connection = HistoryFile.open(history());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE batches SET input = 'a' || char(0) WHERE id = 1");
        }

        try (BatchJournal journal = BatchJournal.open(history())) {
            assertThat(journal.latest(10)).extracting(KeptBatch::id).containsExactly(2L);
        }
    }

    @Test
    void everyOutcomeIsToldAndKept() throws Exception {
        lab.failing(prompt -> prompt.equals("2") ? "No." : "");
        BatchTask task = lines("1\n2\n3\n");
        run(task).run();

        assertThat(settled).containsExactly(1L, 2L, 3L);
        try (BatchJournal journal = BatchJournal.open(history())) {
            KeptBatch kept = journal.find(task).orElseThrow();
            assertThat(kept)
                    .isEqualTo(new KeptBatch(
                            kept.id(),
                            task.digest(),
                            folder.resolve("a.txt"),
                            "{text}",
                            "Be brief.",
                            ChatSettings.greedy(16),
                            task.model(),
                            3,
                            2,
                            1,
                            kept.changed(),
                            folder.resolve("a.results.csv"),
                            false));
            assertThat(journal.latest(10)).containsExactly(kept);
            assertThat(journal.rows(kept.id(), 2, 1))
                    .extracting(Settled::outcome)
                    .containsExactly(new Outcome.Failed(Phrase.verbatim("No.")));
            assertThat(journal.latestRows(kept.id(), 2)).hasSize(2);
        }
    }

    @Test
    void whyARowFailedIsKeptApartFromItsLanguageAndRowsOfBeforeKeepTheirSentence() throws Exception {
        Speaker keys = new Speaker(Locale.ROOT, Wording::key);
        BatchTask task = task("a.jsonl", "{\"text\":\" \"}\n{\"text\":\" \"}\n", "{text}");
        run(task).run();
        try (Connection connection = HistoryFile.open(history());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE batch_rows SET failure_phrase = NULL WHERE number = 2");
        }

        try (BatchJournal journal = BatchJournal.open(history())) {
            assertThat(journal.rows(journal.find(task).orElseThrow().id(), 1, 2))
                    .map(row -> keys.say(((Outcome.Failed) row.outcome()).reason()))
                    .containsExactly(
                            "batch.input.EMPTY_PROMPT",
                            "The prompt is empty, because the columns of this row are blank.");
        }
    }

    @Test
    void aBatchThatIsForgottenIsNotGoneOnWithAlthoughItsRowsAreStillThere() throws Exception {
        BatchTask task = lines("1\n2\n");
        run(task).run();
        try (BatchJournal journal = BatchJournal.open(history())) {
            long old = journal.find(task).orElseThrow().id();
            journal.forget(old);

            assertThat(journal.latest(10)).isEmpty();
            assertThat(journal.find(task)).isEmpty();
            assertThat(journal.latestRows(old, 10)).isEmpty();
            assertThat(journal.rows(old, 0, 10)).hasSize(2);
            assertThat(run(task).run().before()).isZero();
            assertThat(journal.dropSome()).isTrue();
            assertThat(journal.dropSome()).isFalse();
            assertThat(journal.rows(old, 0, 10)).isEmpty();
            assertThat(journal.latest(10)).singleElement().satisfies(anew -> {
                assertThat(anew.complete()).isTrue();
                assertThat(anew.id()).isNotEqualTo(old);
            });
        }
        assertThat(lab.asked()).containsExactly("1", "2", "1", "2");
    }

    @Test
    void aBatchOfBeforeModelsHadAnIdGoesOnWithTheModelOfItsName() throws Exception {
        BatchTask task = lines("1\n2\n");
        lab.capacity(1).holding(true);
        BatchRun earlier = run(new BatchTask(
                task.input(),
                task.template(),
                task.systemPrompt(),
                task.settings(),
                new BatchModel("Model, 4 bits", "")));
        CompletableFuture<BatchProgress> first = inBackground(earlier);
        await().until(() -> lab.open() == 1);
        earlier.pause();
        await().until(() -> last().state() == BatchState.PAUSING);
        lab.answerAll();
        first.join();
        lab.holding(false);

        BatchProgress end = run(task).run();

        assertThat(end.before()).isEqualTo(1);
        assertThat(lab.asked()).containsExactly("1", "2");
        try (BatchJournal journal = BatchJournal.open(history())) {
            assertThat(journal.latest(10)).extracting(KeptBatch::model).containsExactly(task.model());
        }
    }

    @Test
    void aTaskIsAnotherOneIfItsAnswersMayBeOthers() throws Exception {
        BatchTask task = lines("1\n");
        InputFile moved = InputFile.read(Files.copy(task.input().path(), folder.resolve("b.txt")), () -> false);

        assertThat(task(moved, "{text}").digest()).isEqualTo(task.digest());
        assertThat(List.of(
                        task(moved, "{text} ").digest(),
                        new BatchTask(moved, task.template(), "", task.settings(), task.model()).digest(),
                        new BatchTask(moved, task.template(), "Be brief.", ChatSettings.greedy(17), task.model())
                                .digest(),
                        new BatchTask(
                                        moved,
                                        task.template(),
                                        "Be brief.",
                                        task.settings(),
                                        new BatchModel("Other", "model-1"))
                                .digest(),
                        new BatchTask(
                                        moved,
                                        task.template(),
                                        "Be brief.",
                                        task.settings(),
                                        new BatchModel("Model, 4 bits", "model-2"))
                                .digest()))
                .doesNotContain(task.digest())
                .doesNotHaveDuplicates();
    }

    private BatchTask lines(String content) throws IOException, InputException {
        return task("a.txt", content, "{text}");
    }

    private BatchTask task(String name, String content, String template) throws IOException, InputException {
        Path file = Files.writeString(folder.resolve(name), content);
        return task(InputFile.read(file, () -> false), template);
    }

    private static BatchTask task(InputFile input, String template) {
        return new BatchTask(
                input,
                Template.of(template),
                "Be brief.",
                ChatSettings.greedy(16),
                new BatchModel("Model, 4 bits", "model-1"));
    }

    private BatchRun run(BatchTask task) {
        return run(task, BatchOptions.USUAL);
    }

    private BatchRun run(BatchTask task, BatchOptions options) {
        return new BatchRun(task, history(), lab, options, new BatchListener() {
            @Override
            public void progress(BatchProgress progress) {
                told.add(progress);
            }

            @Override
            public void settled(Row row, Outcome outcome) {
                settled.add(row.number());
            }
        });
    }

    private Path history() {
        return folder.resolve("data/history.db");
    }

    private BatchProgress last() {
        return told.get(told.size() - 1);
    }

    private static CompletableFuture<BatchProgress> inBackground(BatchRun run) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return run.run();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
