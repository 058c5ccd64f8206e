package org.phonebank.desktop.incident;

import java.util.ArrayList;
import java.util.List;
import org.phonebank.partitioner.manifest.LayerRange;

/** How a phone that was away or under suspicion becomes one of the lab again. */
final class Homecoming {
    private final String phone;
    private final LayerSet served = new LayerSet();
    private String arrival = "";
    private String notReady = "";
    private boolean testing;
    private boolean passed;
    private boolean used;
    private boolean gone;
    private int failures;
    private String failure = "";

    Homecoming(String phone) {
        this.phone = phone;
    }

    /** The phone is there; the verb says in which way. */
    void arrived(String verb) {
        arrival = verb;
        gone = false;
        notReady = "";
        used = false;
    }

    /** Whether the phone is, or was, there again. */
    boolean arrived() {
        return !arrival.isEmpty() || testing || passed || failures > 0;
    }

    void notReady(String sentence) {
        notReady = sentence;
    }

    void testing() {
        notReady = "";
        testing = true;
        passed = false;
        used = false;
    }

    void passed() {
        testing = false;
        passed = true;
        failures = 0;
    }

    void failed(String sentence) {
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
        notReady = "";
        gone = true;
    }

    /** The phone has layers to serve again. */
    void serves(LayerRange layers) {
        served.add(layers);
    }

    /** Whether more is to be expected. */
    boolean pending() {
        return !used && !gone && (testing || passed || inTrouble() || !arrival.isEmpty());
    }

    /** Whether it stands badly with the phone. */
    boolean inTrouble() {
        return !notReady.isEmpty() || failures > 0;
    }

    /** One clause with the phone as its subject; "" as long as there is nothing to say. */
    String words() {
        List<String> verbs = new ArrayList<>();
        if (!arrival.isEmpty()) {
            verbs.add(arrival);
        }
        if (passed) {
            verbs.add("passed its self-test");
        }
        if (used) {
            verbs.add("is used again");
        }
        if (!served.isEmpty()) {
            verbs.add("serves " + served.words());
        }
        if (testing && failures == 0) {
            verbs.add("is being tested");
        }
        if (!notReady.isEmpty()) {
            return phone + " " + but(verbs) + "cannot be used yet" + Words.inBrackets(notReady, phone);
        }
        if (failures > 0) {
            return phone + " " + but(verbs) + "failed its self-test" + Words.times(failures)
                    + Words.inBrackets(failure, phone);
        }
        return verbs.isEmpty() ? "" : phone + " " + Words.enumeration(verbs);
    }

    private static String but(List<String> verbs) {
        return verbs.isEmpty() ? "" : Words.enumeration(verbs) + ", but ";
    }
}
