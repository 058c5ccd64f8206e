package org.phonebank.desktop.keeping;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.phonebank.pipeline.steward.Decision;

/** A decision that is being carried out on phones. Confined to the keeper's loop, but for what says otherwise. */
final class Work {
    final Decision decision;
    final long beganNanos;
    /** Whether it goes on until the phone that joined has caught up. */
    boolean catchesUp;

    /** Serials, one for each part that has not ended. */
    private final List<String> outstanding;

    private @Nullable String failure;
    private volatile boolean givenUp;

    /** @param parts serials of the phones that do something for it, each once for each thing */
    Work(Decision decision, List<String> parts, long nowNanos) {
        this.decision = decision;
        this.outstanding = new ArrayList<>(parts);
        this.beganNanos = nowNanos;
    }

    /** Says whether this ended the work. */
    boolean ended(String serial) {
        return outstanding.remove(serial) && outstanding.isEmpty();
    }

    /** Serials of the phones that are not through. */
    List<String> outstanding() {
        return List.copyOf(outstanding);
    }

    /** As {@link #ended}, for all parts of a phone that was lost. */
    boolean lost(String serial, String sentence) {
        if (!outstanding.removeIf(serial::equals)) {
            return false;
        }
        failed(sentence);
        return outstanding.isEmpty();
    }

    /** The first failure is the reason, whatever follows from it. */
    void failed(String sentence) {
        if (failure == null) {
            failure = sentence;
        }
    }

    /** Nobody wants it any more; what phones do for it is stopped where that can be done. */
    void giveUp() {
        failed("It was given up.");
        givenUp = true;
    }

    /** For any thread. */
    boolean isGivenUp() {
        return givenUp;
    }

    boolean hasFailed() {
        return failure != null;
    }

    String failure() {
        return Objects.requireNonNull(failure);
    }
}
