package org.phonebank.desktop.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.phonebank.partitioner.tokenizer.ChatMessage;

/**
 * As much of a conversation as the model's context holds beside an answer. The system prompt and the last turn are always
 * there; of the others whole turns are left out, the oldest first.
 *
 * @param tokenIds of what is left
 * @param leftOut messages that are not in it
 */
@SuppressWarnings("ArrayRecordComponent")
record FittingPrompt(int[] tokenIds, int leftOut) {
    /** Half of the context is kept free at most: a long answer is cut short rather than that more is forgotten. */
    private static final int PARTS_OF_CONTEXT = 2;

    /**
     * Leaves out what does not fit. A last turn that is too long by itself is given all the same.
     *
     * @param encode gives the token ids of a conversation, the fewer the less was said
     * @param contextLength tokens of prompt and answer together
     * @param answerTokens most tokens of the answer
     */
    static FittingPrompt of(
            List<ChatMessage> messages,
            Function<List<ChatMessage>, int[]> encode,
            int contextLength,
            int answerTokens) {
        int room = contextLength - Math.min(answerTokens, contextLength / PARTS_OF_CONTEXT);
        int system = systemMessages(messages);
        List<Integer> begins = beginsOfTurns(messages, system);
        FittingPrompt best = without(messages, system, begins.get(0), encode);
        // The first begin is known not to fit, or is the only one.
        int tooMuch = 0;
        int enough = best.tokenIds.length <= room ? 0 : begins.size() - 1;
        if (enough > 0) {
            best = without(messages, system, begins.get(enough), encode);
        }
        while (enough - tooMuch > 1) {
            int between = (tooMuch + enough) / 2;
            FittingPrompt tried = without(messages, system, begins.get(between), encode);
            if (tried.tokenIds.length <= room) {
                enough = between;
                best = tried;
            } else {
                tooMuch = between;
            }
        }
        return best;
    }

    private static int systemMessages(List<ChatMessage> messages) {
        int count = 0;
        while (count < messages.size() && messages.get(count).role().equals("system")) {
            count++;
        }
        return count;
    }

    /** Of the messages after the system prompt; the first of them is there in any case. */
    private static List<Integer> beginsOfTurns(List<ChatMessage> messages, int system) {
        List<Integer> begins = new ArrayList<>(List.of(system));
        for (int i = system + 1; i < messages.size(); i++) {
            if (messages.get(i).role().equals("user")) {
                begins.add(i);
            }
        }
        return begins;
    }

    private static FittingPrompt without(
            List<ChatMessage> messages, int system, int begin, Function<List<ChatMessage>, int[]> encode) {
        List<ChatMessage> left = new ArrayList<>(messages.subList(0, system));
        left.addAll(messages.subList(begin, messages.size()));
        return new FittingPrompt(encode.apply(left), begin - system);
    }
}
