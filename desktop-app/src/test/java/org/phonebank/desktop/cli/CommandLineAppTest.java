package org.phonebank.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.desktop.terminal.TerminalFacts;

class CommandLineAppTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private CommandLineApp app;

    @BeforeEach
    void makeApp() {
        app = new CommandLineApp(new CliContext(
                new DataFolder(folder.resolve("data")),
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                StandardCharsets.UTF_8,
                TerminalFacts.none(),
                new Interruption(),
                start -> {}));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "phones",
                "virtual",
                "virtual start",
                "virtual list",
                "virtual stop",
                "virtual authorize",
                "fault",
                "partition",
                "inspect",
                "provision",
                "generate",
                "soak",
                "chat",
                "batch",
                "history",
                "doctor"
            })
    void everyCommandExplainsItselfWithExamplesAndExitCodes(String command) {
        assertThat(app.run((command + " --help").split(" ", -1))).isZero();

        assertThat(text(out))
                .contains("Usage: phonebank " + command)
                .contains("./phonebank " + command)
                .containsPattern("Exit codes:\\R +0 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "virtual",
                "demo --nonsense",
                "fault",
                "fault VP01",
                "fault VP01 explode",
                "fault VP01 kill:softly",
                "demo --bits 5",
                "demo --bits four",
                "demo --phones 0",
                "demo --headless --phones 13",
                "demo --max-tokens 0",
                "demo --temperature -1",
                "demo --top-p 0",
                "demo --top-k -1",
                "demo --repetition-penalty 0.5",
                "demo --greedy --temperature 0.5",
                "demo --headless --model /no/such/folder",
                "demo --prompt a --messages b",
                "demo --messages /no/such/file",
                "demo --output xml",
                "inspect",
                "inspect /no/such/folder",
                "partition /no/such/folder",
                "partition /no/such/model.onnx",
                "partition . --block 48",
                "partition . --bits 16 --block 64",
                "partition . --bits 32 --zero-points",
                "demo --bits 32 --search",
                "generate",
                "generate --prompt a --prompt-ids 1",
                "generate --prompt-ids one",
                "chat --phones 0",
                "chat --connect nowhere",
                "phones --connect 127.0.0.1:99999",
                "virtual start --phones 0",
                "virtual start --port 65535",
                "virtual authorize",
                "soak --phones 1",
                "soak --phones 4 --stages 5",
                "soak --minutes 0",
                "soak --faults kill,explode",
                "soak --faults plug",
                "soak --redundancy none",
                "history --last 0",
                "history --run one",
                "history --run 1",
                "history --run 1 --phone VP01"
            })
    void badUsageIsOneSentenceAndNothingOnStandardOutput(String line) {
        int exitCode = app.run(line.isEmpty() ? new String[0] : line.split(" ", -1));

        assertThat(exitCode).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(text(out)).isEmpty();
        assertThat(text(err)).doesNotContain("\tat ").isNotBlank();
        assertThat(text(err).lines().filter(shown -> !shown.startsWith("How it is used:")))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo --headless", "chat --phones 2"})
    void promptThatIsTooLongIsRefusedBeforePhonesStart(String command) {
        List<String> arguments = new ArrayList<>(List.of(command.split(" ", -1)));
        arguments.addAll(List.of("--prompt", "word ".repeat(9000)));

        assertThat(app.run(arguments.toArray(String[]::new))).isEqualTo(ExitCodes.BAD_INPUT);

        assertThat(text(out)).isEmpty();
        assertThat(text(err).lines()).hasSize(1).first().asString().startsWith("The prompt is too long: it has 9");
        assertThat(folder.resolve("data/virtual")).doesNotExist();
    }

    @Test
    void unknownCommandIsNamed() {
        assertThat(app.run("bogus")).isEqualTo(ExitCodes.BAD_INPUT);

        assertThat(text(err)).startsWith("phonebank: There is no command bogus");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--temperature", "--max-tokens", "--top-p", "--top-k", "--repetition-penalty"})
    void valueThatMakesNoSenseIsToldWithItsOption(String option) {
        assertThat(app.run("demo", option, "-1")).isEqualTo(ExitCodes.BAD_INPUT);

        assertThat(text(err)).startsWith(option + " must be ").contains("not -1");
    }

    @Test
    void storeThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(app.run(
                        "partition",
                        folder.toString(),
                        "--store",
                        file.resolve("x").toString()))
                .isEqualTo(ExitCodes.BAD_INPUT);

        assertThat(text(err)).contains(file.resolve("x") + " of --store");
    }

    @Test
    void folderThatIsNoModelIsNamed() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertThat(app.run("inspect", empty.toString())).isEqualTo(ExitCodes.BAD_INPUT);

        assertThat(text(err)).contains(empty.toString());
    }

    @Test
    void doctorGivesOneJsonObject() throws IOException {
        app.run("doctor", "--output", "json");

        JsonNode json = new ObjectMapper().readTree(text(out));
        assertThat(text(out).lines()).hasSize(1);
        assertThat(json.path("findings").get(0).path("subject").asText()).isEqualTo("Java");
        assertThat(json.path("fit").isBoolean()).isTrue();
    }

    @Test
    void versionIsShown() {
        assertThat(app.run("--version")).isZero();

        assertThat(text(out)).startsWith("Phonebank ");
    }

    @Test
    void noVirtualLabIsNoFailure() {
        assertThat(app.run("virtual", "list", "--output", "json")).isZero();

        assertThat(text(out)).isEqualTo("{\"phones\":[]}\n");
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
