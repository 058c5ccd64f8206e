package org.phonebank.partitioner.cut;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a caller of a source graph gives it besides tokens and caches. A shard makes these by itself. */
enum CallerInput {
    /** 1 for every token, cached or new: [1, P + T]. */
    ATTENTION_MASK,
    /** The places of the new tokens: [1, T], or [n, 1, T] where text has the same place on each of n axes. */
    POSITIONS,
    /** The same: [T]. */
    CACHE_POSITIONS,
    /** 0, which is text, for every new token: [1, T]. */
    TOKEN_TYPES,
    /** How many of the last tokens need logits. */
    LOGITS_TO_KEEP,
    /** P. */
    PAST_LENGTH,
    /** P + T. */
    TOTAL_LENGTH,
    /** P + T - 1. */
    LAST_INDEX;

    /** What it looks like; empty for numbers. */
    List<Extent> shape() {
        return switch (this) {
            case ATTENTION_MASK -> List.of(Extent.ONE, Extent.TOTAL);
            case POSITIONS, TOKEN_TYPES -> List.of(Extent.ONE, Extent.TOKENS);
            case CACHE_POSITIONS -> List.of(Extent.TOKENS);
            default -> List.of();
        };
    }

    /** The number itself, for inputs that hold one number. */
    Extent value() {
        return switch (this) {
            case LOGITS_TO_KEEP -> Extent.ONE;
            case PAST_LENGTH -> Extent.PAST;
            case TOTAL_LENGTH -> Extent.TOTAL;
            case LAST_INDEX -> Extent.TOTAL.minus(Extent.ONE);
            default -> Extent.UNKNOWN;
        };
    }

    boolean isNumber() {
        return value().known();
    }

    /** The meaning of a name that exporters agree on. */
    static Optional<CallerInput> named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "attention_mask" -> Optional.of(ATTENTION_MASK);
            case "position_ids" -> Optional.of(POSITIONS);
            case "token_type_ids" -> Optional.of(TOKEN_TYPES);
            case "cache_position" -> Optional.of(CACHE_POSITIONS);
            case "num_logits_to_keep", "logits_to_keep" -> Optional.of(LOGITS_TO_KEEP);
            case "past_sequence_length", "past_seq_len" -> Optional.of(PAST_LENGTH);
            case "total_sequence_length", "total_seq_len" -> Optional.of(TOTAL_LENGTH);
            case "seqlens_k" -> Optional.of(LAST_INDEX);
            default -> Optional.empty();
        };
    }
}
