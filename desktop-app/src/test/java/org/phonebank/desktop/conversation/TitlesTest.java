package org.phonebank.desktop.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TitlesTest {
    @Test
    void aShortQuestionIsItsOwnTitle() {
        assertThat(Titles.of("\n What is a shard? \nSay it in one line.")).isEqualTo("What is a shard?");
        assertThat(Titles.of(" ")).isEmpty();
    }

    @Test
    void aLongQuestionIsCutBetweenWords() {
        assertThat(Titles.of("Tell me a story about a fox and a lamp that nobody has ever heard before"))
                .isEqualTo("Tell me a story about a fox and a lamp that nobody has ever…");
    }

    @Test
    void aQuestionWithoutSpacesIsCutAnywhere() {
        assertThat(Titles.of("狐".repeat(80))).isEqualTo("狐".repeat(60) + "…");
    }
}
