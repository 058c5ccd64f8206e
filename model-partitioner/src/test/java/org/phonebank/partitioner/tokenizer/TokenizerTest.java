package org.phonebank.partitioner.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phonebank.partitioner.failure.ModelPackageException;

class TokenizerTest {
    private static final String SAMPLE = "/org/phonebank/assets/sample-model/tokenizer.json";

    @TempDir
    Path folder;

    @BeforeEach
    void copyTokenizer() throws Exception {
        try (InputStream in = TokenizerTest.class.getResourceAsStream(SAMPLE)) {
            Files.copy(Objects.requireNonNull(in), folder.resolve("tokenizer.json"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Hello, phones!",
                "  two  spaces\n\tand a tab ",
                "¿Qué tal? Grüße, 你好, привет, שלום",
                "👩‍👩‍👧‍👦 family 🏳️‍🌈 flag 😀",
                "a\u0000b\u00a0c\uFFFDd",
                "123 4567 89,000.5"
            })
    void textSurvivesEncodingWholeAndStreamed(String text) throws Exception {
        try (Tokenizer tokenizer = Tokenizer.open(folder)) {
            int[] ids = tokenizer.encode(text);
            assertThat(tokenizer.decode(ids)).isEqualTo(text);
            StreamingDecoder decoder = tokenizer.streaming();
            StringBuilder streamed = new StringBuilder();
            for (int id : ids) {
                streamed.append(decoder.next(id));
            }
            assertThat(streamed.append(decoder.finish())).hasToString(text);
        }
    }

    @Test
    void noPieceHoldsHalfACharacter() throws Exception {
        try (Tokenizer tokenizer = Tokenizer.open(folder)) {
            int[] ids = tokenizer.encode("a 😀 b 👍🏽 c");
            StreamingDecoder decoder = tokenizer.streaming();
            assertThat(ids.length).isGreaterThan(9);
            for (int id : ids) {
                assertThat(decoder.next(id)).doesNotContain("\uFFFD");
            }
            assertThat(decoder.finish()).isEmpty();
        }
    }

    @Test
    void specialTokensInTextAreRecognisedAndNotDecoded() throws Exception {
        try (Tokenizer tokenizer = Tokenizer.open(folder)) {
            int[] ids = tokenizer.encode("<|begin|><|user|>Hello!<|end|>");
            assertThat(ids).startsWith(1, 3).endsWith(2);
            assertThat(tokenizer.decode(ids)).isEqualTo("Hello!");
            StreamingDecoder decoder = tokenizer.streaming();
            assertThat(decoder.next(1) + decoder.next(3)).isEmpty();
        }
    }

    @Test
    void longTextIsNotCutOff() throws Exception {
        try (Tokenizer tokenizer = Tokenizer.open(folder)) {
            String text = "phone ".repeat(5000);
            assertThat(tokenizer.decode(tokenizer.encode(text))).isEqualTo(text);
        }
    }

    @Test
    void missingOrBrokenTokenizerIsExplained() throws Exception {
        Files.writeString(folder.resolve("tokenizer.json"), "{\"version\": 3}");
        assertThatThrownBy(() -> Tokenizer.open(folder))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining("tokenizer.json cannot be read");
        Files.delete(folder.resolve("tokenizer.json"));
        assertThatThrownBy(() -> Tokenizer.open(folder))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining("has no tokenizer.json");
    }
}
