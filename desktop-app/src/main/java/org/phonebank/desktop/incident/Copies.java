package org.phonebank.desktop.incident;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.phrase.TimeWording;
import org.phonebank.pipeline.steward.Load;

/** What each phone took of layers that others have too, in the order of the phones' first. */
final class Copies {
    private final Map<String, Copied> byPhone = new LinkedHashMap<>();

    private static final class Copied {
        private final LayerSet taken = new LayerSet();
        private final LayerSet coming = new LayerSet();
        private final LayerSet failed = new LayerSet();
        private Duration took = Duration.ZERO;
        private Phrase failure = Phrase.NONE;
    }

    void add(Load load, Repair repair) {
        Copied copied = byPhone.computeIfAbsent(load.phone(), phone -> new Copied());
        if (repair.took() != null) {
            copied.taken.add(load.layers());
            copied.took = copied.took.plus(repair.took());
        } else if (repair.failure() != null) {
            copied.failed.add(load.layers());
            copied.failure = repair.failure();
        } else {
            copied.coming.add(load.layers());
        }
    }

    /** Clauses. */
    List<Phrase> words() {
        return byPhone.entrySet().stream()
                .flatMap(entry -> words(entry.getKey(), entry.getValue()).stream())
                .toList();
    }

    private static List<Phrase> words(String phone, Copied copied) {
        List<Phrase> words = new ArrayList<>();
        if (!copied.taken.isEmpty()) {
            words.add(Phrase.of(IncidentWording.TOOK_TOO, phone, copied.taken.words(), TimeWording.of(copied.took)));
        }
        if (!copied.coming.isEmpty()) {
            words.add(Phrase.of(IncidentWording.TAKING_TOO, phone, copied.coming.words()));
        }
        if (!copied.failed.isEmpty()) {
            words.add(Words.because(
                    Phrase.of(IncidentWording.NOT_TAKEN, phone, copied.failed.words()),
                    Words.ofItself(copied.failure, phone)));
        }
        return words;
    }
}
