package org.phonebank.tests.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.cli.CliContext;
import org.phonebank.desktop.cli.CommandLineApp;
import org.phonebank.desktop.cli.Interruption;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.desktop.terminal.TerminalFacts;
import org.phonebank.tests.support.ReferenceCase;

/** The demo as it is typed. */
class DemoCommandTest {
    @TempDir
    static Path data;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void demoAnswersAQuestionInJson() throws Exception {
        ReferenceCase reference = ReferenceCase.all().get(2);

        int exitCode = run(
                "demo --headless --phones 3 --bits 32 --greedy --max-tokens 48 --output json --prompt",
                reference.question());

        assertThat(exitCode).as(text(err)).isZero();
        List<String> lines = text(out).lines().toList();
        JsonNode json = new ObjectMapper().readTree(lines.get(lines.size() - 1));
        List<String> fields = new ArrayList<>();
        json.fieldNames().forEachRemaining(fields::add);
        assertThat(fields)
                .isEqualTo(List.of(
                        "text",
                        "prompt_token_ids",
                        "token_ids",
                        "phones",
                        "ttft_ms",
                        "tokens_per_second",
                        "prompt_tokens",
                        "stop_reason"));
        assertThat(json.path("text").asText()).isEqualTo(reference.greedyText());
        assertThat(json.path("phones")).hasSize(3);
        assertThat(json.path("stop_reason").asText()).isEqualTo("stop_token");
    }

    @Test
    void demoShowsItsStepsAndTheAnswer() {
        int exitCode = run("demo --headless --phones 2 --bits 4 --greedy --prompt", "What is a pipeline?");

        assertThat(exitCode).as(text(err)).isZero();
        assertThat(text(out))
                .contains("Start virtual phones: done", "Find phones: done", "Self-test: done", "Load shard: done")
                .contains("Question: What is a pipeline?", "tokens/s");
    }

    @Test
    void morePhonesThanLayersAreRefusedBeforeAnythingStarts() {
        int exitCode = run("demo --headless --phones 13 --prompt", "Hello!");

        assertThat(exitCode).isEqualTo(2);
        assertThat(text(out)).isEmpty();
        assertThat(text(err).lines()).hasSize(1);
    }

    private int run(String options, String prompt) {
        List<String> arguments = new ArrayList<>(List.of(options.split(" ", -1)));
        arguments.add(prompt);
        return new CommandLineApp(new CliContext(
                        new DataFolder(data),
                        InputStream.nullInputStream(),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        StandardCharsets.UTF_8,
                        TerminalFacts.none(),
                        new Interruption(),
                        start -> {}))
                .run(arguments.toArray(String[]::new));
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
