package org.phonebank.desktop.batch.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFileTest {
    @TempDir
    Path folder;

    @Test
    void csvHasItsColumnsInItsFirstLine() throws Exception {
        InputFile file =
                read("a.csv", "name, age\nAda,36\n\"Grace \"\"Amazing\"\" Hopper\",\"85\n(in 1992)\"\n\nAlan,41");

        assertThat(file.columns()).containsExactly("name", "age");
        assertThat(file.rows()).isEqualTo(3);
        assertThat(texts(file))
                .containsExactly(
                        Map.of("name", "Ada", "age", "36"),
                        Map.of("name", "Grace \"Amazing\" Hopper", "age", "85\n(in 1992)"),
                        Map.of("name", "Alan", "age", "41"));
        assertThat(file.first()).extracting(Row::line).containsExactly(2L, 3L, 6L);
    }

    @Test
    void semicolonsTabsAndAByteOrderMarkAreUnderstood() throws Exception {
        assertThat(texts(read("a.csv", "\uFEFFname;\"born;died\"\nAda, Countess;1815\n")))
                .containsExactly(Map.of("name", "Ada, Countess", "born;died", "1815"));
        assertThat(texts(read("a.tsv", "name\tborn\nAda; Countess\t1815\n")))
                .containsExactly(Map.of("name", "Ada; Countess", "born", "1815"));
    }

    @Test
    void columnsWithoutANameOrWithThatOfAnotherOneGetOne() throws Exception {
        assertThat(read("a.csv", "text,,text\n1,2,3\n").columns()).containsExactly("text", "column 2", "text 2");
    }

    @Test
    void fieldsLeftOutAtTheEndOfALineAreEmpty() throws Exception {
        assertThat(texts(read("a.csv", "a,b\n1\n2,3,,\n")))
                .containsExactly(Map.of("a", "1", "b", ""), Map.of("a", "2", "b", "3"));
    }

    @Test
    void linesOfJsonKeepWhatTheySay() throws Exception {
        InputFile file =
                read("a.jsonl", "{\"text\":\"x\",\"n\":1.10}\r\n\r\n{\"text\":null,\"tags\":[\"a\",\"b\"]}\r\n");

        assertThat(file.columns()).containsExactly("text", "n", "tags");
        assertThat(texts(file))
                .containsExactly(Map.of("text", "x", "n", "1.10"), Map.of("text", "", "tags", "[\"a\",\"b\"]"));
        assertThat(file.first()).extracting(Row::line).containsExactly(1L, 3L);
    }

    @Test
    void linesOfTextAreRows() throws Exception {
        assertThat(texts(read("a.txt", "One\r\n  \nTwo, \"quoted\"")))
                .containsExactly(Map.of("text", "One"), Map.of("text", "Two, \"quoted\""));
    }

    @Test
    void whatCannotBeReadIsToldByItsLine() {
        assertRefused("a.csv", "a,b\n1,2\n1,2,3\n", "Line 3 of a.csv has 3 fields, but there are 2 columns:");
        assertRefused("a.csv", "a,b\n1,\"2\n3,4\n5,6\n", "In a.csv a double quote that begins at line 2 is never");
        assertRefused("a.csv", "a,b\n\"1\n\",2\n\"3\"4,5\n", "Line 4 of a.csv is not valid CSV:");
        assertRefused("a.jsonl", "{\"a\":1}\n[1]\n", "Line 2 of a.jsonl is not a JSON object such as {\"text\":");
        assertRefused("a.jsonl", "{\"a\":1,\"a\":2}\n", "Line 1 of a.jsonl is not a JSON object");
        assertRefused("a.jsonl", "{\"a\":1} {\n", "Line 1 of a.jsonl is not a JSON object");
        assertRefused("a.txt", "x\n" + "y".repeat(1_000_001), "Line 2 of a.txt is longer than 1,000,000 characters");
        assertRefused("a.csv", "a,b\n", "a.csv has no rows:");
        assertRefused("a.csv", "", "a.csv has no rows:");
        assertRefused("a.pdf", "x", "a.pdf is not a file with rows that can be read:");
    }

    @Test
    void aFileThatIsNotThereIsTold() {
        assertThatThrownBy(() -> InputFile.read(folder.resolve("none.csv"), () -> false))
                .isInstanceOf(InputException.class)
                .hasMessage("none.csv cannot be read (it does not exist): check that it is there and that you may read"
                        + " it.");
    }

    @Test
    void textOfAnotherEncodingIsToldByItsLineInsteadOfReadWrongly() throws Exception {
        Path file = folder.resolve("a.csv");
        Files.write(file, "name\nJosé\nZoë\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> InputFile.read(file, () -> false))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("Line 2 of a.csv is not UTF-8 text:");
    }

    @Test
    void aFileWithoutAnEndingIsOfNoKind() {
        assertThat(InputFormat.of(folder.resolve("csv"))).isEmpty();
        assertThat(InputFormat.of(folder.resolve("a.CSV"))).contains(InputFormat.CSV);
    }

    @Test
    void whatIsNoFileAndAPathThatIsNoneAreTold() throws Exception {
        Path pipe = Files.createDirectory(folder.resolve("a.csv"));

        assertThatThrownBy(() -> InputFile.read(pipe, () -> false))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("a.csv cannot be read");
        assertThatThrownBy(() -> InputFile.pathOf("a\0.csv")).isInstanceOf(InputException.class);
    }

    @Test
    void readingCanBeCancelled() throws Exception {
        Path file = Files.writeString(folder.resolve("a.txt"), "x\n");

        assertThatThrownBy(() -> InputFile.read(file, () -> true)).isInstanceOf(CancellationException.class);
    }

    @Test
    void aFileThatWasChangedIsNoticed() throws Exception {
        InputFile file = read("a.txt", "x\n");
        file.requireUnchanged();
        Files.writeString(file.path(), "y\n");

        assertThatThrownBy(file::requireUnchanged)
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("a.txt was changed while the batch ran:");
    }

    @Test
    void manyRowsAreCountedAndOnlyTheFirstKept() throws Exception {
        InputFile file = read("a.txt", "row\n".repeat(5000));

        assertThat(file.rows()).isEqualTo(5000);
        assertThat(file.first()).hasSize(InputFile.FIRST_ROWS);
    }

    @Test
    void ofLongCellsOnlyTheBeginningIsKeptToBeShown() throws Exception {
        InputFile file = read("a.jsonl", "{\"n\":1,\"text\":\"" + " ".repeat(2000) + "x".repeat(2000) + "\"}\n");

        assertThat(texts(file)).containsExactly(Map.of("n", "1", "text", "x".repeat(1000)));
        try (RowReader rows = file.open()) {
            assertThat(rows.next().orElseThrow().text("text").orElseThrow()).hasSize(4000);
        }
    }

    private InputFile read(String name, String content) throws IOException, InputException {
        return InputFile.read(Files.writeString(folder.resolve(name), content), () -> false);
    }

    private void assertRefused(String name, String content, String begin) {
        assertThatThrownBy(() -> read(name, content))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(begin);
    }

    private static List<Map<String, String>> texts(InputFile file) {
        return file.first().stream().map(InputFileTest::texts).toList();
    }

    private static Map<String, String> texts(Row row) {
        Map<String, String> texts = new LinkedHashMap<>();
        row.cells()
                .keySet()
                .forEach(column -> texts.put(column, row.text(column).orElseThrow()));
        return texts;
    }
}
