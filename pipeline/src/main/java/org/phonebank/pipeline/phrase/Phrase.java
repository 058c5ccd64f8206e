package org.phonebank.pipeline.phrase;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A sentence, or a part of one, that a {@link Speaker} says in a language. Phrases that say the same in English are
 * equal, however they are made up.
 */
public abstract sealed class Phrase {
    /** Says nothing. */
    public static final Phrase NONE = verbatim("");

    /** Null until somebody asks; strings may be shared between threads as they are. */
    private @Nullable String english;

    private Phrase() {}

    /** Words that are the same in every language, such as what a program on a phone said. */
    public static final class Verbatim extends Phrase {
        private final String words;

        private Verbatim(String words) {
            this.words = Objects.requireNonNull(words);
        }

        /** As they are. */
        public String words() {
            return words;
        }
    }

    /** A wording with its arguments. */
    public static final class Said extends Phrase {
        private final Wording wording;
        private final List<Object> arguments;

        private Said(Wording wording, List<Object> arguments) {
            this.wording = Objects.requireNonNull(wording);
            this.arguments = arguments;
        }

        /** What is said. */
        public Wording wording() {
            return wording;
        }

        /** Phrases, strings and whole numbers. */
        public List<Object> arguments() {
            return arguments;
        }
    }

    /** A sentence without its full stop, so that it can go on. */
    public static final class Clause extends Phrase {
        private final Phrase sentence;

        private Clause(Phrase sentence) {
            this.sentence = Objects.requireNonNull(sentence);
        }

        /** With its full stop. */
        public Phrase sentence() {
            return sentence;
        }
    }

    /** Sentences that all begin with a capital letter, also where a phone's name has a small one. */
    public static final class Capitalised extends Phrase {
        private final Phrase sentences;

        private Capitalised(Phrase sentences) {
            this.sentences = Objects.requireNonNull(sentences);
        }

        /** As they were. */
        public Phrase sentences() {
            return sentences;
        }
    }

    /** Words that are the same in every language. */
    public static Phrase verbatim(String words) {
        return new Verbatim(words);
    }

    /** A wording with its arguments: phrases, strings and whole numbers. */
    public static Phrase of(Wording wording, Object... arguments) {
        for (Object argument : arguments) {
            if (!(argument instanceof Phrase
                    || argument instanceof String
                    || argument instanceof Integer
                    || argument instanceof Long)) {
                throw new IllegalArgumentException(wording.key() + " cannot be said with " + argument.getClass() + ".");
            }
        }
        return new Said(wording, List.of(arguments));
    }

    /** The sentence without its full stop. */
    public static Phrase clause(Phrase sentence) {
        return new Clause(sentence);
    }

    /** The sentences, each with a capital letter. */
    public static Phrase capitalised(Phrase sentences) {
        return new Capitalised(sentences);
    }

    /** For example "a", "a and c", "a, b and c", by the wordings of ", " and of " and ". */
    public static Phrase join(List<Phrase> parts, Wording between, Wording last) {
        Phrase joined = parts.isEmpty() ? NONE : parts.get(0);
        for (int i = 1; i < parts.size(); i++) {
            joined = of(i == parts.size() - 1 ? last : between, joined, parts.get(i));
        }
        return joined;
    }

    /** For example "a", "a, c", "a, b, c", by the wording of ", ". */
    public static Phrase join(List<Phrase> parts, Wording between) {
        return join(parts, between, between);
    }

    /** Whether it says nothing. */
    public final boolean isNone() {
        return this instanceof Verbatim verbatim && verbatim.words().isEmpty();
    }

    /** In English. */
    public final String english() {
        String said = english;
        if (said == null) {
            said = Speaker.ENGLISH.say(this);
            english = said;
        }
        return said;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof Phrase phrase && phrase.english().equals(english());
    }

    @Override
    public final int hashCode() {
        return english().hashCode();
    }

    /** In English. */
    @Override
    public final String toString() {
        return english();
    }
}
