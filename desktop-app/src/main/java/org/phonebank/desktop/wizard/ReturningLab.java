package org.phonebank.desktop.wizard;

import java.util.List;
import java.util.Objects;

/**
 * The lab that the next start has come back: the one that was prepared last, unless it was cancelled or has failed.
 *
 * @param phones serials of its phones; empty if there is no such lab
 * @param model path of its model, "" for the sample
 * @param bits of its weights
 * @param placed whether its layers were placed, so that nobody need be asked again where they go
 * @param tried whether it was begun by itself, and has neither become ready nor been ended in order since
 */
public record ReturningLab(List<String> phones, String model, int bits, boolean placed, boolean tried) {
    /** No lab comes back. */
    public static final ReturningLab NONE = new ReturningLab(List.of(), "", 0, false, false);

    public ReturningLab {
        Objects.requireNonNull(model);
        phones = List.copyOf(phones);
    }

    /** A lab whose preparation begins. */
    public static ReturningLab begun(List<String> phones, String model, int bits) {
        return phones.isEmpty() ? NONE : new ReturningLab(phones, model, bits, false, false);
    }

    public boolean exists() {
        return !phones.isEmpty();
    }

    /** Whether this is its model, and so many bits are those of its weights. */
    public boolean isOf(String path, int someBits) {
        return exists() && model.equals(path) && bits == someBits;
    }

    /** The same of other phones; none if there are none. */
    public ReturningLab of(List<String> others) {
        return others.isEmpty() ? NONE : new ReturningLab(others, model, bits, placed, tried);
    }

    public ReturningLab without(String serial) {
        return of(phones.stream().filter(other -> !other.equals(serial)).toList());
    }

    /** Its layers were placed. */
    public ReturningLab afterPlacing() {
        return exists() ? new ReturningLab(phones, model, bits, true, tried) : NONE;
    }

    /** While it comes back by itself. */
    public ReturningLab comingBack() {
        return exists() ? new ReturningLab(phones, model, bits, placed, true) : NONE;
    }

    /** Its preparation ends with a program that ends in order. */
    public ReturningLab brokenOff() {
        return exists() ? new ReturningLab(phones, model, bits, placed, false) : NONE;
    }

    /** It is ready. */
    public ReturningLab ready() {
        return exists() ? new ReturningLab(phones, model, bits, true, false) : NONE;
    }
}
