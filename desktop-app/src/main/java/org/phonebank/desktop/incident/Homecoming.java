package org.phonebank.desktop.incident;

import java.util.ArrayList;
import java.util.List;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.phrase.Phrase;

/** How a phone that was away or under suspicion becomes one of the lab again. */
final class Homecoming {
    private final String phone;
    private final LayerSet served = new LayerSet();
    private Phrase arrival = Phrase.NONE;
    private Phrase notReady = Phrase.NONE;
    private boolean testing;
    private boolean passed;
    private boolean used;
    private boolean gone;
    private int failures;
    private Phrase failure = Phrase.NONE;

    Homecoming(String phone) {
        this.phone = phone;
    }

    /** The phone is there; the verb says in which way. */
    void arrived(Phrase verb) {
        arrival = verb;
        gone = false;
        notReady = Phrase.NONE;
        used = false;
    }

    /** Whether the phone is, or was, there again. */
    boolean arrived() {
        return !arrival.isNone() || testing || passed || failures > 0;
    }

    void notReady(Phrase sentence) {
        notReady = sentence;
    }

    void testing() {
        notReady = Phrase.NONE;
        testing = true;
        passed = false;
        used = false;
    }

    void passed() {
        testing = false;
        passed = true;
        failures = 0;
    }

    void failed(Phrase sentence) {
        testing = false;
        passed = false;
        failures++;
        failure = sentence;
    }

    void used() {
        testing = false;
        used = true;
    }

    /** The phone is away again before all this came to an end. */
    void gone() {
        testing = false;
        notReady = Phrase.NONE;
        gone = true;
    }

    /** The phone has layers to serve again. */
    void serves(LayerRange layers) {
        served.add(layers);
    }

    /** Whether more is to be expected. */
    boolean pending() {
        return !used && !gone && (testing || passed || inTrouble() || !arrival.isNone());
    }

    /** Whether it stands badly with the phone. */
    boolean inTrouble() {
        return !notReady.isNone() || failures > 0;
    }

    /** One clause with the phone as its subject; none as long as there is nothing to say. */
    Phrase words() {
        List<Phrase> verbs = new ArrayList<>();
        if (!arrival.isNone()) {
            verbs.add(arrival);
        }
        if (passed) {
            verbs.add(Phrase.of(IncidentWording.PASSED));
        }
        if (used) {
            verbs.add(Phrase.of(IncidentWording.USED_AGAIN));
        }
        if (!served.isEmpty()) {
            verbs.add(Phrase.of(IncidentWording.SERVES, served.words()));
        }
        if (testing && failures == 0) {
            verbs.add(Phrase.of(IncidentWording.TESTING));
        }
        if (!notReady.isNone()) {
            return trouble(verbs, Phrase.of(IncidentWording.NOT_USABLE), notReady);
        }
        if (failures > 0) {
            return trouble(verbs, Phrase.of(IncidentWording.FAILED, failures), failure);
        }
        return verbs.isEmpty() ? Phrase.NONE : Phrase.of(IncidentWording.PHONE_DID, phone, enumeration(verbs));
    }

    private Phrase trouble(List<Phrase> verbs, Phrase but, Phrase why) {
        Phrase did = verbs.isEmpty() ? but : Phrase.of(IncidentWording.BUT, enumeration(verbs), but);
        return Words.because(Phrase.of(IncidentWording.PHONE_DID, phone, did), Words.ofItself(why, phone));
    }

    private static Phrase enumeration(List<Phrase> verbs) {
        return Phrase.join(verbs, IncidentWording.DID, IncidentWording.DID_LAST);
    }
}
