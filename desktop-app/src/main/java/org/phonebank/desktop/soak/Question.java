package org.phonebank.desktop.soak;

import java.util.List;
import org.phonebank.partitioner.tokenizer.ChatMessage;

/**
 * A question and what is answered when nothing goes wrong.
 *
 * @param expected most likely tokens, computed without phones
 */
record Question(List<ChatMessage> messages, List<Integer> expected) {
    Question {
        messages = List.copyOf(messages);
        expected = List.copyOf(expected);
    }

    /** Tokens at places where the answer has another one than expected, or one too many. */
    int changedIn(List<Integer> answer) {
        int changed = Math.max(0, answer.size() - expected.size());
        for (int i = 0; i < Math.min(answer.size(), expected.size()); i++) {
            if (!answer.get(i).equals(expected.get(i))) {
                changed++;
            }
        }
        return changed;
    }

    /** Tokens that the answer lacks at its end. */
    int lostIn(List<Integer> answer) {
        return Math.max(0, expected.size() - answer.size());
    }
}
