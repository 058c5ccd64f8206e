package org.phonebank.desktop.incident;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.phonebank.pipeline.phrase.Phrase;

/**
 * Something that happened in a lab, told in one sentence. While it goes on it is told again, with the same id and more
 * words: "Pixel 2 was unplugged." becomes "Pixel 2 was unplugged; layers 4–5 moved to Moto G7 in 2.1 s; the answer went on
 * after 240 ms."
 *
 * @param id unique in its lab, rising
 * @param time when it began
 * @param serials of the phones that it is about
 * @param telling for a person without any knowledge, ends with a full stop
 * @param underWay whether something is being done, or must be; else only more may be told
 * @param settled whether nothing more will be told of it
 */
public record Incident(
        long id,
        Instant time,
        Severity severity,
        Set<String> serials,
        Phrase telling,
        boolean underWay,
        boolean settled) {
    /** Under way until it is settled. */
    public Incident(long id, Instant time, Severity severity, Set<String> serials, Phrase telling, boolean settled) {
        this(id, time, severity, serials, telling, !settled, settled);
    }

    public Incident {
        Objects.requireNonNull(time);
        Objects.requireNonNull(severity);
        Objects.requireNonNull(telling);
        serials = Set.copyOf(serials);
    }

    /** What is told, in English. */
    public String sentence() {
        return telling.english();
    }

    /** How much it matters. */
    public enum Severity {
        /** Good to know. */
        NOTE,
        /** Something was lost, and the lab helped itself or is about to. */
        WARNING,
        /** Answers wait until a person does something. */
        TROUBLE
    }
}
