package org.phonebank.desktop.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.phonebank.partitioner.tokenizer.ChatMessage;

/**
 * As much of a conversation as the model's context holds beside an answer. The system prompt and the last turn are always
 * there; of the others whole turns are left out, the oldest first. When something has to go, half of the room is made free,
 * so that the next prompts continue this one and are not computed anew from their beginnings.
 *
 * @param tokenIds of what is left
 * @param leftOut messages that are not in it
 */
@SuppressWarnings("ArrayRecordComponent")
record FittingPrompt(int[] tokenIds, int leftOut) {
    /** Half of the context is kept free at most: a long answer is cut short rather than that more is forgotten. */
    private static final int PARTS_OF_CONTEXT = 2;

    /**
     * Leaves out what does not fit, and what had to go before an earlier question. A last turn that is too long by itself is
     * given all the same.
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
        Turns turns = Turns.of(messages, encode);
        int[] whole = turns.prompt(0, turns.last());
        return whole.length <= room ? new FittingPrompt(whole, 0) : turns.within(room);
    }

    /**
     * What was said from one question to the next.
     *
     * @param begins of the turns; what is before the first one is the system prompt
     */
    private record Turns(List<ChatMessage> messages, List<Integer> begins, Function<List<ChatMessage>, int[]> encode) {
        static Turns of(List<ChatMessage> messages, Function<List<ChatMessage>, int[]> encode) {
            int system = 0;
            while (system < messages.size() && messages.get(system).role().equals("system")) {
                system++;
            }
            List<Integer> begins = new ArrayList<>(List.of(system));
            for (int i = system + 1; i < messages.size(); i++) {
                if (messages.get(i).role().equals("user")) {
                    begins.add(i);
                }
            }
            return new Turns(messages, begins, encode);
        }

        int last() {
            return begins.size() - 1;
        }

        /** What the model was given for the question of a turn when this was the first turn that it saw. */
        int[] prompt(int first, int asked) {
            List<ChatMessage> said = new ArrayList<>(messages.subList(0, begins.get(0)));
            int end = asked == last() ? messages.size() : begins.get(asked) + 1;
            said.addAll(messages.subList(begins.get(first), end));
            return encode.apply(said);
        }

        /** Goes through the questions as they were asked: so each leaves out what the one before it left out. */
        FittingPrompt within(int room) {
            int first = 0;
            int asked = firstTooLong(first, room);
            while (asked <= last()) {
                first = afterMakingRoom(first, asked, room);
                asked = firstTooLong(first, room);
            }
            return new FittingPrompt(prompt(first, last()), begins.get(first) - begins.get(0));
        }

        /** The first turn whose question does not fit together with those since this one; behind the last one if all do. */
        private int firstTooLong(int first, int room) {
            int fits = first;
            int tooLong = first + 1;
            // Looks twice as far each time, since what would be far too long takes long to encode.
            while (tooLong <= last() && prompt(first, tooLong).length <= room) {
                fits = tooLong;
                tooLong += fits - first;
            }
            tooLong = Math.min(tooLong, begins.size());
            while (tooLong - fits > 1) {
                int between = (fits + tooLong) / 2;
                if (prompt(first, between).length <= room) {
                    fits = between;
                } else {
                    tooLong = between;
                }
            }
            return tooLong;
        }

        /** The turn to begin with, so that those before the question take half of the room that they could have. */
        private int afterMakingRoom(int first, int asked, int room) {
            int alone = prompt(asked, asked).length;
            int half = alone + (room - alone) / 2;
            int tooMuch = first;
            int enough = asked;
            while (enough - tooMuch > 1) {
                int between = (tooMuch + enough) / 2;
                if (prompt(between, asked).length <= half) {
                    enough = between;
                } else {
                    tooMuch = between;
                }
            }
            return enough;
        }
    }
}
