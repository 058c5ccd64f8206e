package org.phonebank.pipeline.placement;

import java.util.List;
import java.util.Objects;
import org.phonebank.pipeline.phrase.Phrase;

/**
 * Something to say about a placement: what it is, for those who say it in words of their own, and one sentence. Layers are
 * numbered from 1, the last one included.
 *
 * @param arguments what the code tells to come, in that order
 */
public record Remark(Code code, List<Object> arguments, Phrase sentence) {
    /** What can be said, with the arguments that come with it. */
    public enum Code {
        /** Refused: name (String), first and last layer (Integer), needed and free bytes (Long). */
        TOO_LITTLE_ROOM,
        /** Refused: there is no such phone in the lab: serial (String). */
        UNKNOWN_PHONE,
        /** Refused: it cannot be reached: name (String). */
        AWAY,
        /** Refused: it has to pass a self-test first: name (String). */
        UNTESTED,
        /** Refused: it has not passed its self-test: name (String), why (Phrase). */
        FAILED_TEST,
        /** Refused: it rests until it is cooler: name (String). */
        TOO_WARM,
        /** Refused: it rests until it is charged: name (String). */
        BATTERY_LOW,
        /** Refused: it was not heard for some time: name (String). */
        SILENT,
        /** Refused: it holds other layers than the model has: layers held and layers of the model (Integer). */
        OTHER_LAYERS,
        /** Plan: one phone holds all: layers (Integer). */
        ONE_PHONE,
        /** Plan: phones share the layers by speed, as far as memory allows: phones and layers (Integer). */
        SHARED,
        /** Plan: phones that are not needed (Integer). */
        OTHERS_STAND_BY,
        /** Plan: where most of a token's computing time passes: name (String), share from 0 to 1 (Double). */
        MOST_TIME,
        /** Plan: with equal shares the slowest phone would take so many times as long (Double). */
        EQUAL_SHARES,
        /** Plan: by what was measured, so many phones would be slower for batches (Integer). */
        FEWER_ARE_FASTER,
        /** Plan: a person has placed the layers. */
        BY_HAND,
        /** Plan: as the planner had placed them for this lab before. */
        AS_BEFORE,
        /** No plan: no phone can take part. */
        NO_PHONES,
        /** No plan: each phone should hold a layer: model (String), its layers and phones (Integer). */
        TOO_MANY_PHONES,
        /** No plan: not even a layer fits on a phone: its name and the model's (String), needed and free bytes (Long). */
        NO_LAYER_FITS,
        /** No plan: model (String), needed and given bytes of all phones together (Long). */
        MODEL_TOO_LARGE
    }

    public Remark {
        Objects.requireNonNull(code);
        Objects.requireNonNull(sentence);
        arguments = List.copyOf(arguments);
    }

    /** What is said in other languages by its code only. */
    public Remark(Code code, List<Object> arguments, String english) {
        this(code, arguments, Phrase.verbatim(english));
    }

    public String english() {
        return sentence.english();
    }
}
