package org.phonebank.virtual;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be made to happen to a virtual phone, as it happens to real ones. */
public enum Fault {
    KILL("The worker's process on %s is killed."),
    UNPLUG("The cable of %s is pulled; its worker goes on."),
    PLUG("The cable of %s is in, and its link is back."),
    SLOW_LINK("The link to %s is that of bad Wi-Fi: 150 ms each way, 1 MB/s."),
    DROP_LINK("The link to %s is silent: nothing gets through, and nothing is closed."),
    OVERHEAT("%s lies in the sun: it is hot, and its processor slows down."),
    COOL("%s is cool again."),
    DRAIN("The battery of %s is at 4 %%, and nothing charges it."),
    CHARGE("The battery of %s is at 80 %% or more, and is being charged."),
    BUSY("Other apps take most of the processor of %s: its worker computes four times as slowly."),
    CORRUPT("The processor of %s computes wrongly."),
    HANG("The worker on %s hangs."),
    REBOOT("%s restarts: its processes end, and it is back in a few seconds."),
    NONE("Nothing is wrong with %s any more.");

    /** Only what computes hangs; the worker still reports its state and answers questions. */
    static final String HANG_COMPUTE = "compute";

    private final String sentence;

    Fault(String sentence) {
        this.sentence = sentence;
    }

    /** On the command line: {@code slow-link}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The ways in which it can happen, the usual one first; empty if there is only one. */
    public List<String> variants() {
        return switch (this) {
            case CORRUPT -> List.of("nan", "shape", "drift");
            case HANG -> List.of("process", HANG_COMPUTE);
            default -> List.of();
        };
    }

    /**
     * What is the matter then, as one sentence.
     *
     * @param phone its name or serial
     */
    public String sentence(String phone) {
        return sentence.formatted(phone);
    }

    /** The fault with this word, in upper or lower case. */
    public static Optional<Fault> of(String word) {
        return Arrays.stream(values())
                .filter(fault -> fault.word().equalsIgnoreCase(word))
                .findFirst();
    }
}
