package org.phonebank.partitioner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.tokenizer.ChatMessage;
import org.phonebank.partitioner.tokenizer.ChatTemplate;
import org.phonebank.partitioner.tokenizer.ChatTemplateException;
import org.phonebank.partitioner.tokenizer.Tokenizer;

/**
 * Tries out tokenizer, chat template and stop tokens; a failure is a result.
 *
 * @param specialTokens whether an answer can end
 */
record TextInspection(Finding tokenizer, Finding chatTemplate, Finding specialTokens) {
    private static final String QUESTION = "marker-one";
    private static final String ANSWER = "marker-two";
    private static final int SHOWN_STOP_TOKENS = 4;

    /** Ids beyond the model's vocabulary that are tried. */
    private static final int BEYOND = 64;

    static TextInspection of(Path folder, List<Integer> stopTokenIds, int vocabularySize) throws IOException {
        ChatTemplate template = null;
        Finding templateFinding;
        try {
            template = ChatTemplate.open(folder).orElse(null);
            templateFinding = template == null
                    ? new Finding(false, "none; a prompt goes to the model as it is typed")
                    : tryOut(template);
        } catch (ModelPackageException e) {
            templateFinding = failure(e);
        }
        if (!Tokenizer.isIn(folder)) {
            Finding none = new Finding(false, "no tokenizer.json; only token ids can be given (--prompt-ids)");
            return new TextInspection(none, templateFinding, new Finding(false, "unknown without a tokenizer"));
        }
        try (Tokenizer tokenizer = Tokenizer.open(folder)) {
            ChatTemplate usable = templateFinding.understood() ? template : null;
            return new TextInspection(
                    belonging(tokenizer, vocabularySize),
                    templateFinding,
                    specialTokens(tokenizer, usable, stopTokenIds));
        } catch (ModelPackageException e) {
            return new TextInspection(failure(e), templateFinding, new Finding(false, "unknown without a tokenizer"));
        }
    }

    /**
     * A tokenizer of another model mostly knows far more tokens than this one. A few beyond the model's are common: Gemma
     * 3's text models lack the one for images, and fine-tuned models often the one for padding.
     */
    private static Finding belonging(Tokenizer tokenizer, int vocabularySize) {
        long beyond = IntStream.range(vocabularySize, vocabularySize + BEYOND)
                .filter(id -> !tokenizer.piece(id).isEmpty())
                .count();
        return beyond > BEYOND / 2
                ? new Finding(
                        false,
                        "it knows more tokens than the model's " + vocabularySize + ", so it belongs to another model")
                : new Finding(true, "understood");
    }

    private static Finding tryOut(ChatTemplate template) {
        try {
            String text = template.render(
                    List.of(
                            new ChatMessage("user", QUESTION),
                            new ChatMessage("assistant", ANSWER),
                            new ChatMessage("user", "marker-three")),
                    true);
            return text.contains("marker-three")
                    ? new Finding(true, "understood")
                    : new Finding(false, "it leaves out what the user says");
        } catch (ChatTemplateException e) {
            return failure(e);
        }
    }

    private static Finding specialTokens(
            Tokenizer tokenizer, @Nullable ChatTemplate template, List<Integer> stopTokenIds) {
        if (stopTokenIds.isEmpty()) {
            return new Finding(false, "no token that ends an answer is named; answers go on to the longest length");
        }
        Optional<Integer> ending = template == null ? Optional.empty() : endOfTurn(tokenizer, template);
        if (ending.isPresent() && !stopTokenIds.contains(ending.get())) {
            return new Finding(
                    false,
                    "the chat template ends an answer with " + tokenizer.piece(ending.get()) + " (" + ending.get()
                            + "), which is not among the tokens that end one (" + named(tokenizer, stopTokenIds) + ")");
        }
        return new Finding(true, "an answer ends with " + named(tokenizer, stopTokenIds));
    }

    /** The special token that the template writes right behind an answer. */
    private static Optional<Integer> endOfTurn(Tokenizer tokenizer, ChatTemplate template) {
        try {
            String text = template.render(
                    List.of(new ChatMessage("user", QUESTION), new ChatMessage("assistant", ANSWER)), false);
            int end = text.lastIndexOf(ANSWER);
            int[] after = end < 0
                    ? new int[0]
                    : tokenizer.encode(text.substring(end + ANSWER.length()).strip());
            return after.length > 0 && tokenizer.isSpecial(after[0]) ? Optional.of(after[0]) : Optional.empty();
        } catch (ChatTemplateException e) {
            // Some templates refuse a conversation that ends with an answer, which says nothing about its end.
            return Optional.empty();
        }
    }

    private static String named(Tokenizer tokenizer, List<Integer> ids) {
        List<String> names = new ArrayList<>();
        for (int id : ids.subList(0, Math.min(SHOWN_STOP_TOKENS, ids.size()))) {
            String piece = tokenizer.piece(id);
            names.add(piece.isBlank() ? String.valueOf(id) : piece + " (" + id + ")");
        }
        String others = ids.size() > SHOWN_STOP_TOKENS ? " and " + (ids.size() - SHOWN_STOP_TOKENS) + " others" : "";
        return names.stream().collect(Collectors.joining(", ")) + others;
    }

    private static Finding failure(Exception failure) {
        return new Finding(false, String.valueOf(failure.getMessage()));
    }
}
