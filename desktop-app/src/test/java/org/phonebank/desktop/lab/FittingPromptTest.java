package org.phonebank.desktop.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phonebank.partitioner.tokenizer.ChatMessage;

/** With a tokenizer that has ten tokens for each message, whose contents are numbers. */
class FittingPromptTest {
    private static final ChatMessage SYSTEM = new ChatMessage("system", "0");

    @ParameterizedTest
    @CsvSource({"170, 0", "169, 6", "150, 6", "149, 6", "130, 6", "110, 8", "90, 8", "78, 10", "70, 10"})
    void wholeTurnsAreLeftOutTheOldestFirstUntilThereIsRoomForTheAnswer(int context, int leftOut) {
        List<ChatMessage> conversation = conversation(6);

        FittingPrompt prompt = FittingPrompt.of(conversation, FittingPromptTest::encode, context, 50);

        List<ChatMessage> left = new ArrayList<>(List.of(SYSTEM));
        left.addAll(conversation.subList(1 + leftOut, conversation.size()));
        assertThat(prompt.tokenIds()).containsExactly(encode(left));
        assertThat(prompt.leftOut()).isEqualTo(leftOut);
    }

    @Test
    void halfOfTheRoomIsMadeFreeAtOnceSoThatTheNextQuestionsContinueThePrompt() {
        List<FittingPrompt> prompts = IntStream.rangeClosed(1, 14)
                .mapToObj(turns -> FittingPrompt.of(conversation(turns), FittingPromptTest::encode, 170, 50))
                .toList();

        assertThat(prompts)
                .extracting(FittingPrompt::leftOut)
                .containsExactly(0, 0, 0, 0, 0, 0, 8, 8, 8, 8, 16, 16, 16, 16);
        assertThat(prompts.get(9).tokenIds()).startsWith(prompts.get(6).tokenIds());
        assertThat(prompts)
                .extracting(prompt -> prompt.tokenIds().length)
                .containsExactly(20, 40, 60, 80, 100, 120, 60, 80, 100, 120, 60, 80, 100, 120);
    }

    @Test
    void aLongSystemPromptLeavesHalfOfWhatItLeavesToTheTurns() {
        List<ChatMessage> said = new ArrayList<>(List.of(SYSTEM, SYSTEM, SYSTEM, SYSTEM, SYSTEM));
        said.addAll(conversation(6));

        FittingPrompt prompt = FittingPrompt.of(said, FittingPromptTest::encode, 200, 50);

        assertThat(prompt.tokenIds()).hasSize(110);
        assertThat(prompt.leftOut()).isEqualTo(6);
    }

    @Test
    void anAnswerThatMayFillTheContextLeavesHalfOfItToTheConversation() {
        FittingPrompt prompt = FittingPrompt.of(conversation(6), FittingPromptTest::encode, 100, 100);

        assertThat(prompt.tokenIds()).hasSize(40);
        assertThat(prompt.leftOut()).isEqualTo(8);
    }

    @Test
    void aQuestionThatIsTooLongByItselfIsLeftAsItIs() {
        List<ChatMessage> question = List.of(new ChatMessage("user", "1"));

        FittingPrompt prompt = FittingPrompt.of(question, FittingPromptTest::encode, 5, 2);

        assertThat(prompt.tokenIds()).hasSize(10);
        assertThat(prompt.leftOut()).isZero();
    }

    /** The last question has no answer; 120 tokens with six turns. */
    private static List<ChatMessage> conversation(int turns) {
        List<ChatMessage> said = new ArrayList<>(List.of(SYSTEM));
        for (int i = 1; i < 2 * turns; i++) {
            said.add(new ChatMessage(i % 2 == 1 ? "user" : "assistant", Integer.toString(i)));
        }
        return said;
    }

    private static int[] encode(List<ChatMessage> messages) {
        return messages.stream()
                .flatMapToInt(message -> IntStream.range(0, 10).map(i -> Integer.parseInt(message.content())))
                .toArray();
    }
}
