package org.phonebank.desktop.soak;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.phonebank.desktop.lab.ChatResult;
import org.phonebank.desktop.lab.ChatSettings;
import org.phonebank.desktop.lab.Conversation;
import org.phonebank.desktop.lab.LabException;
import org.phonebank.desktop.lab.LocalChain;
import org.phonebank.desktop.lab.ModelText;
import org.phonebank.partitioner.LayerStore;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.tokenizer.ChatMessage;
import org.phonebank.pipeline.generation.PromptException;
import org.phonebank.pipeline.generation.StopReason;
import org.phonebank.pipeline.link.StageException;

/**
 * What a soak asks, over and over. A prompt shares its beginning with the one before, and only the rest is computed; cut
 * otherwise its last bits may differ. So the first round, which begins from nothing, has expected answers of its own.
 */
final class Questions {
    private static final List<List<String>> TALKS = List.of(
            List.of("Tell me a story about a fox and a lamp."),
            List.of("My name is Mia.", "What is my name?", "Tell me a story about Mia and a robot."),
            List.of("What is a pipeline?", "What happens if a phone dies?"),
            List.of("Tell me a story about a bear who found an old phone in the snow and gave it to a girl, who put it"
                    + " beside nine others on a shelf, so that they could think together about the stars, the sea, a"
                    + " lighthouse, three small boats and the way home."),
            List.of("What is 7 times 8?", "What is the capital of France?"),
            List.of("Tell me a story about two friends and a kite."));

    private final List<Question> first;
    private final List<Question> later;
    private int next;

    private Questions(List<Question> first, List<Question> later) {
        this.first = first;
        this.later = later;
    }

    /**
     * Answers everything in this process, in the order in which it will be asked.
     *
     * @throws CancellationException if that was cancelled
     */
    static Questions prepare(LayerStore store, ChatSettings chat, BooleanSupplier cancelled)
            throws IOException, LabException, ModelPackageException, StageException, PromptException {
        try (LocalChain chain = LocalChain.open(store, 1);
                ModelText text = ModelText.open(store.folder())) {
            Conversation conversation = new Conversation(chain.stages(), store.manifest(), text);
            List<Question> first = round(conversation, chat, cancelled);
            return new Questions(first, round(conversation, chat, cancelled));
        }
    }

    /** Never ends. */
    Question next() {
        List<Question> round = next < first.size() ? first : later;
        Question question = round.get(next % first.size());
        next++;
        return question;
    }

    private static List<Question> round(Conversation conversation, ChatSettings chat, BooleanSupplier cancelled)
            throws StageException, PromptException {
        List<Question> questions = new ArrayList<>();
        for (List<String> talk : TALKS) {
            List<ChatMessage> messages = new ArrayList<>();
            for (String turn : talk) {
                messages.add(new ChatMessage("user", turn));
                ChatResult answer = conversation.answer(messages, chat, piece -> {}, cancelled);
                if (answer.generation().stopReason() == StopReason.CANCELLED) {
                    throw new CancellationException();
                }
                questions.add(new Question(messages, answer.generation().tokenIds()));
                messages.add(new ChatMessage("assistant", answer.text()));
            }
        }
        return questions;
    }
}
