package org.phonebank.desktop.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.phonebank.partitioner.tokenizer.ChatMessage;

class QuestionTest {
    private final Question question = new Question(List.of(new ChatMessage("user", "Hello!")), List.of(5, 6, 7, 8));

    @Test
    void theSameAnswerLacksAndChangesNothing() {
        assertThat(question.lostIn(List.of(5, 6, 7, 8))).isZero();
        assertThat(question.changedIn(List.of(5, 6, 7, 8))).isZero();
    }

    @Test
    void tokensThatAnAnswerLacksAtItsEndAreLost() {
        assertThat(question.lostIn(List.of(5, 6))).isEqualTo(2);
        assertThat(question.changedIn(List.of(5, 6))).isZero();
    }

    @Test
    void otherTokensAndTokensTooManyAreChanged() {
        assertThat(question.changedIn(List.of(5, 9, 7, 9, 1))).isEqualTo(3);
        assertThat(question.lostIn(List.of(5, 9, 7, 9, 1))).isZero();
    }
}
