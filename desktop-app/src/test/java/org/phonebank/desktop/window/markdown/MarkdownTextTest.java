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
    void textWithoutWordsHasNoBlocks() {
        assertThat(MarkdownText.blocks("\n \n")).isEmpty();
    }
}
