package org.phonebank.tests.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phonebank.desktop.cli.CliContext;
import org.phonebank.desktop.cli.CommandLineApp;
import org.phonebank.desktop.cli.Interruption;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.desktop.terminal.TerminalFacts;
import org.phonebank.tests.support.ReferenceCase;

/** Exports of random models to ONNX answer on virtual phones as the original models do, and as they do without phones. */
class OnnxOnPhonesTest {
    private static final Path FIXTURES = Path.of("../model-partitioner/src/test/resources/fixtures");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int VOCABULARY = 320;

    @TempDir
    Path temporary;

    @ParameterizedTest
    @ValueSource(strings = {"genai-llama-int4", "optimum-gemma2-posids"})
    void threePhonesGiveTheReferencesTokens(String fixture) throws Exception {
        Path model = copyWithTokenizer(FIXTURES.resolve(fixture));
        JsonNode reference = JSON.readTree(
                        FIXTURES.resolve(fixture).resolve("reference.json").toFile())
                .path("cases")
                .path(1);
        List<Integer> promptIds = ReferenceCase.ids(reference.path("prompt"));
        String prompt = promptIds.stream().map(id -> "t" + id).collect(Collectors.joining(" "));
        String common = "--bits 32 --greedy --max-tokens 24 --output json --model " + model + " --prompt";

        JsonNode phones = run("demo --headless --phones 3 " + common, prompt);
        JsonNode local = run("generate --shards 3 " + common, prompt);

        assertThat(ReferenceCase.ids(phones.path("prompt_token_ids"))).isEqualTo(promptIds);
        assertThat(ReferenceCase.ids(phones.path("token_ids"))).isEqualTo(ReferenceCase.ids(reference.path("greedy")));
        assertThat(phones.path("token_ids")).isEqualTo(local.path("token_ids"));
        assertThat(phones.path("text")).isEqualTo(local.path("text"));
        assertThat(phones.path("phones")).hasSize(3);
    }

    /** Fixtures have no tokenizer; this one has a word for every token. */
    private Path copyWithTokenizer(Path fixture) throws IOException {
        Path copy = temporary.resolve("model");
        try (Stream<Path> files = Files.walk(fixture)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(fixture.relativize(file).toString()));
            }
        }
        ObjectNode tokenizer = JSON.createObjectNode().put("version", "1.0");
        tokenizer.putObject("pre_tokenizer").put("type", "WhitespaceSplit");
        ObjectNode words = tokenizer.putObject("model").put("type", "WordLevel").put("unk_token", "t0");
        ObjectNode vocabulary = words.putObject("vocab");
        for (int id = 0; id < VOCABULARY; id++) {
            vocabulary.put("t" + id, id);
        }
        JSON.writeValue(copy.resolve("tokenizer.json").toFile(), tokenizer);
        return copy;
    }

    private JsonNode run(String options, String prompt) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] arguments = Stream.concat(Stream.of(options.split(" ", -1)), Stream.of(prompt))
                .toArray(String[]::new);
        int exitCode = new CommandLineApp(new CliContext(
                        new DataFolder(temporary.resolve("data")),
                        InputStream.nullInputStream(),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        StandardCharsets.UTF_8,
                        TerminalFacts.none(),
                        new Interruption(),
                        start -> {}))
                .run(arguments);
        assertThat(exitCode).as(err.toString(StandardCharsets.UTF_8)).isZero();
        return JSON.readTree(out.toString(StandardCharsets.UTF_8)
                .lines()
                .reduce((before, last) -> last)
                .orElseThrow());
    }
}
