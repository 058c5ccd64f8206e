package org.phonebank.desktop.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.incident.Incident.Severity;
import org.phonebank.desktop.keeping.Happening.TookOver;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.steward.Decision;

/** What is known so far of one incident. */
final class Story {
    private final long id;
    private final Instant began;
    private final Coverage coverage = new Coverage();
    private final Repairs repairs = new Repairs();
    private final Answers answers = new Answers();
    private final Map<String, Homecoming> homecomings = new LinkedHashMap<>();
    private final Set<String> serials = new LinkedHashSet<>();
    private Opening opening;
    private Instant latest;
    private Phrase last = Phrase.NONE;
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

    Coverage coverage() {
        return coverage;
    }

    /** Phones begin to load layers. */
    void begun(Decision decision) {
        repairs.begun(decision);
        decision.loads().forEach(load -> coverage.helped(load.layers()));
    }

    void done(Decision decision, Duration took) {
        repairs.done(decision, took);
        decision.loads().forEach(load -> coverage.served(load.layers(), Duration.ZERO));
    }

    /** That it is done is told as a phone's return. */
    void tellsElsewhere(Decision decision) {
        repairs.forget(decision);
    }

    void failed(Decision decision, Phrase sentence) {
        repairs.failed(decision, sentence);
    }

    /** Whether this is being done, or was. */
    boolean has(Decision decision) {
        return repairs.has(decision);
    }

    /** Whether it began with a plan of the same kind, and no other kind was followed. */
    boolean isPlanLike(Decision decision) {
        return isPlanned() && repairs.isAllLike(decision);
    }

    /** Another plan of the same kind follows. */
    void followedBy(Decision plan) {
        opening(Reason.plan(plan));
        repairs.planAnew();
    }

    void wentOn(TookOver takeover) {
        answers.wentOn(takeover);
        coverage.concern(takeover.layers());
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
        return coverage.concerns(layers);
    }

    boolean lacks(LayerRange layers) {
        return coverage.lacks(layers);
    }

    /** Ends with this sentence; none takes it away. */
    void endsWith(Phrase sentence) {
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
                || coverage.pending()
                || homecomings.values().stream().anyMatch(Homecoming::pending);
    }

    /** The incident as it stands; empty as long as there is nothing to say that was not said. */
    Optional<Incident> news(boolean settled) {
        Phrase telling = telling();
        if (telling.isNone() && told != null) {
            telling = told.telling();
        }
        Set<String> about = new LinkedHashSet<>(serials);
        about.addAll(repairs.phones());
        about.addAll(answers.phones());
        Incident incident = new Incident(id, began, severity(), about, telling, !settled && pending(), settled);
        if (telling.isNone() || incident.equals(told)) {
            return Optional.empty();
        }
        told = incident;
        return Optional.of(incident);
    }

    private Severity severity() {
        if (coverage.stuck()) {
            return Severity.TROUBLE;
        }
        boolean bad = repairs.anyFailed() || homecomings.values().stream().anyMatch(Homecoming::inTrouble);
        return bad && opening.severity() == Severity.NOTE ? Severity.WARNING : opening.severity();
    }

    private Phrase telling() {
        return new Telling(opening, coverage, repairs, answers, homecomings.values(), last).sentences();
    }
}
