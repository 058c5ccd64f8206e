package org.phonebank.desktop.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.incident.Incident.Severity;
import org.phonebank.partitioner.manifest.LayerRange;

/** What is known so far of one incident. */
final class Story {
    private final long id;
    private final Instant began;
    private final Repairs repairs = new Repairs();
    private final Answers answers = new Answers();
    private final Map<String, Homecoming> homecomings = new LinkedHashMap<>();
    private final Set<String> serials = new LinkedHashSet<>();
    private Opening opening;
    private Instant latest;
    private String last = "";
    private @Nullable Incident told;

    Story(long id, Instant began, Opening opening) {
        this.id = id;
        this.began = began;
        this.latest = began;
        this.opening = opening;
        serials.addAll(opening.serials());
    }

    /** What really was the beginning. */
    void opening(Opening better) {
        opening = better;
        serials.addAll(better.serials());
    }

    Repairs repairs() {
        return repairs;
    }

    Answers answers() {
        return answers;
    }

    Homecoming homecoming(String serial, String phone) {
        serials.add(serial);
        return homecomings.computeIfAbsent(serial, missing -> new Homecoming(phone));
    }

    Optional<Homecoming> homecoming(String serial) {
        return Optional.ofNullable(homecomings.get(serial));
    }

    void forgetHomecoming(String serial) {
        homecomings.remove(serial);
    }

    /** Whether it is not known yet what it began with. */
    boolean isUnexplained() {
        return opening.isProvisional();
    }

    /** Whether it began with a plan, and not with something that went wrong. */
    boolean isPlanned() {
        return opening.tellsPlan() && opening.severity() == Severity.NOTE;
    }

    boolean opensWith(Opening other) {
        return opening.equals(other);
    }

    /** The trouble of this phone, if that is what it is about. */
    Optional<PhoneTrouble> trouble(String serial) {
        return opening instanceof PhoneTrouble trouble && trouble.serials().contains(serial)
                ? Optional.of(trouble)
                : Optional.empty();
    }

    /** Whether the phone is one that it began with or that came back, and not only one that helps. */
    boolean isAbout(String serial) {
        return opening.serials().contains(serial) || homecomings.containsKey(serial);
    }

    boolean concerns(LayerRange layers) {
        return repairs.concerns(layers);
    }

    /** Ends with this sentence; "" takes it away. */
    void endsWith(String sentence) {
        last = sentence;
    }

    void heard(Instant now) {
        latest = now;
    }

    Instant latest() {
        return latest;
    }

    boolean pending() {
        return repairs.pending()
                || repairs.stuck()
                || homecomings.values().stream().anyMatch(Homecoming::pending);
    }

    /** The incident as it stands; empty as long as there is nothing to say that was not said. */
    Optional<Incident> news(boolean settled) {
        String sentence = sentence();
        if (sentence.isEmpty() && told != null) {
            sentence = told.sentence();
        }
        Set<String> about = new LinkedHashSet<>(serials);
        about.addAll(repairs.helpers());
        Incident incident = new Incident(id, began, severity(), about, sentence, settled);
        if (sentence.isEmpty() || incident.equals(told)) {
            return Optional.empty();
        }
        told = incident;
        return Optional.of(incident);
    }

    private Severity severity() {
        if (repairs.stuck()) {
            return Severity.TROUBLE;
        }
        boolean bad = repairs.anyFailed() || homecomings.values().stream().anyMatch(Homecoming::inTrouble);
        return bad && opening.severity() == Severity.NOTE ? Severity.WARNING : opening.severity();
    }

    private String sentence() {
        List<String> clauses = new ArrayList<>();
        clauses.add(opening.words());
        clauses.addAll(opening.tellsPlan() ? repairs.wordsAfterPlan() : repairs.words(opening.isLoss()));
        List<String> returns =
                homecomings.values().stream().map(Homecoming::words).toList();
        if (repairs.moved()) {
            clauses.addAll(answers.words());
            clauses.addAll(returns);
        } else {
            clauses.addAll(returns);
            clauses.addAll(answers.words());
        }
        clauses.removeIf(String::isEmpty);
        List<String> sentences = new ArrayList<>();
        sentences.add(String.join("; ", clauses) + ".");
        sentences.addAll(repairs.outlook());
        sentences.add(last);
        sentences.removeIf(sentence -> sentence.isEmpty() || sentence.equals("."));
        return Words.sentences(String.join(" ", sentences));
    }
}
