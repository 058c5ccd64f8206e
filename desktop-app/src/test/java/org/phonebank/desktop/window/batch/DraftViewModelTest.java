package org.phonebank.desktop.window.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.lab.LabState;

class DraftViewModelTest {
    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private BatchBench bench;

    @SuppressWarnings("NullAway.Init")
    private DraftViewModel draft;

    @BeforeEach
    void open() {
        bench = new BatchBench(folder);
        draft = new DraftViewModel(bench.session, bench.desk);
    }

    @AfterEach
    void close() {
        draft.close();
        bench.close();
    }

    @Test
    void theFirstRowsAreShownFilledIn() throws Exception {
        bench.choose("a.csv", "word,note\ncat,x\n,y\n");
        draft.templateProperty().set("{word}");

        assertThat(draft.columnsProperty().get()).containsExactly("word", "note");
        assertThat(draft.previewProperty().get())
                .containsExactly(
                        new PreviewRow(1, "cat", false),
                        new PreviewRow(2, "The prompt is empty, because the columns of this row are blank.", true));
    }

    @Test
    void emptyCellsThatAreUsedAreSaidBeforehand() throws Exception {
        bench.choose("a.csv", "word,note\ncat,x\n,y\ndog,\n ,\n");
        assertThat(draft.gapsProperty().get()).isEmpty();
        draft.templateProperty().set("What is a {word}?");
        assertThat(draft.gapsProperty().get())
                .isEqualTo("2 rows, row 2 first, have nothing under “word”: what is asked has a gap there.");

        bench.choose("b.csv", "word,note\ncat,x\n,y\n");
        assertThat(draft.gapsProperty().get())
                .isEqualTo("Row 2 has nothing under “word”: what is asked has a gap there.");
    }

    @Test
    void rowsThatLackAColumnThatIsUsedAreSaidBeforehand() throws Exception {
        bench.choose("a.jsonl", "{\"word\":\"cat\"}\n{\"note\":\"x\"}\n{\"word\":\"\"}\n");
        assertThat(draft.gapsProperty().get()).isEmpty();
        draft.templateProperty().set("What is a {word}?");
        assertThat(draft.gapsProperty().get())
                .isEqualTo("Row 2 has no “word”: it cannot be asked about and fails."
                        + " Row 3 has nothing under “word”: what is asked has a gap there.");

        draft.templateProperty().set("{note}");
        assertThat(draft.gapsProperty().get())
                .isEqualTo("2 rows, row 1 first, have no “note”: they cannot be asked about and fail.");
    }

    @Test
    void noRowIsBlamedAsLongAsNothingIsAsked() throws Exception {
        bench.choose("a.csv", "word,note\ncat,x\n,y\n");
        assertThat(draft.previewProperty().get()).isEmpty();

        draft.templateProperty().set(" \n");
        assertThat(draft.previewProperty().get()).isEmpty();
    }

    @Test
    void aVeryLongPromptIsShownShortened() throws Exception {
        bench.choose("a.txt", "x".repeat(5000));
        draft.templateProperty().set("{text}");

        assertThat(draft.previewProperty().get()).containsExactly(new PreviewRow(1, "x".repeat(600) + "…", false));
    }

    @Test
    void whatIsMissingIsSaidUntilNothingIs() throws Exception {
        assertThat(draft.obstacleProperty().get()).isEqualTo("Choose a file first.");
        bench.choose("a.csv", "word,note\ncat,x\n");
        assertThat(draft.obstacleProperty().get()).isEqualTo("Write what to ask first.");
        draft.templateProperty().set("What is {wrod}?");
        assertThat(draft.obstacleProperty().get())
                .isEqualTo("The file has no column “wrod”. Braces that are meant as such are written twice.");
        draft.templateProperty().set("What is it?");
        assertThat(draft.obstacleProperty().get())
                .isEqualTo("Name at least one column in braces, such as {note}: otherwise every row is asked the"
                        + " same.");
        draft.templateProperty().set("What is a {word}?");
        assertThat(draft.obstacleProperty().get()).isEqualTo("There is no lab yet that could answer.");
        assertThat(draft.needsLab().getValue()).isTrue();
        bench.labIs(LabState.PREPARING);
        assertThat(draft.obstacleProperty().get())
                .isEqualTo("The lab is being prepared. You can start as soon as it is ready.");
        bench.labIs(LabState.READY);
        assertThat(draft.obstacleProperty().get()).isEmpty();
        assertThat(draft.needsLab().getValue()).isFalse();
        assertThat(draft.action().getValue()).isEqualTo("Ask about 1 row");
    }

    @Test
    void aFileThatCannotBeUsedSaysWhyAndAnotherOneCanBeChosen() throws Exception {
        BatchViewModel page = new BatchViewModel(bench.session, bench.desk);
        bench.choose("a.jsonl", "{\"a\":1}\nnothing\n");

        assertThat(page.stage().getValue()).isEqualTo(Stage.EMPTY);
        assertThat(page.problem().getValue())
                .isEqualTo("Line 2 of a.jsonl is not a JSON object such as {\"text\": \"…\"}.");
        bench.choose("b.jsonl", "{\"a\":1}\n");
        assertThat(page.problem().getValue()).isEmpty();
        assertThat(page.fileName().getValue()).isEqualTo("b.jsonl");
        assertThat(page.fileDetails().getValue()).isEqualTo("JSONL  ·  1 row  ·  1 column");
        page.close();
    }

    @Test
    void whatIsWrittenIsThereAtTheNextStart() throws Exception {
        Path file = bench.choose("a.csv", "word\ncat\n");
        draft.templateProperty().set("What is a {word}?");
        draft.maxTokensProperty().set(40);
        bench.desk.preferences().save();
        bench.desk.preferences().flush();

        try (BatchBench next = new BatchBench(folder)) {
            DraftViewModel again = new DraftViewModel(next.session, next.desk);
            next.until(() -> next.session.stageProperty().get() == Stage.DRAFT);

            assertThat(next.session.draft().fileProperty().get()).isEqualTo(file.toString());
            assertThat(again.templateProperty().get()).isEqualTo("What is a {word}?");
            assertThat(again.maxTokensProperty().get()).isEqualTo(40);
            again.close();
        }
    }
}
