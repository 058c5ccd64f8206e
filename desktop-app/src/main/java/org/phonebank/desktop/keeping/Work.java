package org.phonebank.desktop.keeping;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.steward.Decision;
import org.phonebank.pipeline.steward.Load;

/** A decision that is being carried out on phones. Confined to the keeper's loop, but for what says otherwise. */
final class Work {
    final Decision decision;
    final long beganNanos;
    /** Whether it goes on until the phone that joined has caught up. */
    boolean catchesUp;

    /** Serials, one for each part that has not ended. */
    private final List<String> outstanding;

    /** What phones load for it. */
    final List<Loading> loadings = new ArrayList<>();

    private volatile @Nullable Phrase failure;

    /** @param parts serials of the phones that do something for it, each once for each thing */
    Work(Decision decision, List<String> parts, long nowNanos) {
        this.decision = decision;
        this.outstanding = new ArrayList<>(parts);
        this.beganNanos = nowNanos;
    }

    /** One part of it; false if the phone was lost meanwhile, so that nobody waits for it. */
    boolean ended(String serial) {
        return outstanding.remove(serial);
    }

    /** Whether no part of it is outstanding. */
    boolean isThrough() {
        return outstanding.isEmpty();
    }

    /** Serials of the phones that are not through. */
    List<String> outstanding() {
        return List.copyOf(outstanding);
    }

    /**
     * As {@link #ended}, for all parts of a phone that was lost; also fails if the phone was through, but had given up what
     * it cannot take back now.
     */
    boolean lost(String serial, Phrase sentence) {
        boolean spoils = false;
        for (Loading loading : loadings) {
            spoils |= loading.isOn(serial) && loading.lost();
        }
        boolean awaited = outstanding.removeIf(serial::equals);
        if (spoils) {
            spoilt(sentence);
        } else if (awaited) {
            failed(sentence);
        }
        return spoils || awaited;
    }

    /** There is one more part. */
    void goesOn(String serial) {
        outstanding.add(serial);
    }

    /** What phones gave up for it and take back if it fails; none by those that are through. */
    List<Load> owed() {
        return loadings.stream()
                .flatMap(loading -> loading.owed().stream())
                .filter(load -> outstanding.contains(load.serial()))
                .toList();
    }

    /** The first failure is the reason, whatever follows from it. */
    void failed(Phrase sentence) {
        if (failure == null) {
            failure = sentence;
        }
    }

    /** It has failed, and the lab is not as it was before; that is what must be known. */
    void spoilt(Phrase sentence) {
        failure = sentence;
    }

    /** Whether nothing comes of it, so that phones may stop what they do for it. For any thread. */
    boolean hasFailed() {
        return failure != null;
    }

    Phrase failure() {
        return Objects.requireNonNull(failure);
    }
}
