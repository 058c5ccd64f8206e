package org.phonebank.desktop.window.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTextTest {
    @Test
    void everyBlockKnowsWhatItWasReadFrom() {
        assertThat(MarkdownText.blocks("# Title\n\nOne\nparagraph.\n\n```java\nint i;\n```\n\n- a\n- b\n"))
                .extracting(MarkdownText.Block::source)
                .containsExactly("# Title", "One\nparagraph.", "```java\nint i;\n```", "- a\n- b");
    }

    @Test
    void blocksBeforeTheLastOneStayWhileTheTextGrows() {
        assertThat(MarkdownText.blocks("One.\n\nTw").get(0).source())
                .isEqualTo(
                        MarkdownText.blocks("One.\n\nTwo.\n\n```\ncode").get(0).source());
    }

    @Test
    void wordsAreFoundHoweverDeepTheyAreNested() {
        assertThat(plain("a `b`\n[c](d) " + nested("word", 500) + " e")).isEqualTo("a b c word e");
    }

    @Test
    void whatIsNestedDeeperThanAStackStandsAsItIs() {
        assertThat(plain(nested("word", 50_000))).isEqualTo(nested("word", 50_000));
        assertThat(plain("*a ".repeat(50_000) + " a*".repeat(50_000))).contains("*a *a *a");
    }

    private static String nested(String word, int marks) {
        return "*".repeat(marks) + word + "*".repeat(marks);
    }

    private static String plain(String markdown) {
        return InlineNodes.plain(MarkdownText.blocks(markdown).get(0).node());
    }

    @Test
    void textWithoutWordsHasNoBlocks() {
        assertThat(MarkdownText.blocks("\n \n")).isEmpty();
    }
}
