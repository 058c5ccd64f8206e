package org.phonebank.pipeline.generation;

import org.phonebank.pipeline.phrase.Wording;

/** Why a model cannot take a prompt. */
public enum PromptWording implements Wording {
    /** Tokens of the prompt, tokens of the context. */
    TOO_LONG("The prompt is too long: it has {0} tokens, but prompt and answer together may have {1}; shorten it."),
    EMPTY("The prompt is empty; write something."),
    /** Token id, highest token id. */
    UNKNOWN_TOKEN(
            "The prompt holds the token id {0}, but the model knows only 0 to {1}; use the tokenizer that belongs to the model.");

    private final String english;

    PromptWording(String english) {
        this.english = english;
    }

    @Override
    public String key() {
        return "prompt." + name();
    }

    @Override
    public String english() {
        return english;
    }
}
