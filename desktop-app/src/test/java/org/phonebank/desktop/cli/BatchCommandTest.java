package org.phonebank.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.desktop.terminal.TerminalFacts;

/** What is wrong is said before a phone is started. */
class BatchCommandTest {
    @TempDir
    private Path folder;

    @Test
    void aFileThatCannotBeUsedIsToldByItsLine() throws IOException {
        assertRefused(
                "a,b\n1,2,3\n",
                "{a}",
                "Line 2 of a.csv has 3 fields, but there are 2 columns: put fields that hold the");
    }

    @Test
    void aColumnThatIsNotThereIsTold() throws IOException {
        assertRefused(
                "a,b\n1,2\n",
                "{c}",
                "--template names {c}, but the columns are {a}, {b}. A brace that is meant as such");
    }

    @Test
    void aTemplateWithoutAColumnIsTold() throws IOException {
        assertRefused(
                "a,b\n1,2\n", "x", "--template names no column, so every row would be asked the same: add one of");
    }

    private void assertRefused(String content, String template, String begin) throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), content);
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = new CommandLineApp(new CliContext(
                        new DataFolder(folder.resolve("data")),
                        InputStream.nullInputStream(),
                        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        StandardCharsets.UTF_8,
                        TerminalFacts.none(),
                        new Interruption(),
                        start -> {}))
                .run("batch", file.toString(), "--template", template, "--phones", "1");

        assertThat(code).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith(begin);
        assertThat(folder.resolve("data")).doesNotExist();
    }
}
