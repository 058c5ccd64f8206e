package org.phonebank.desktop.incident;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.phonebank.desktop.incident.Incident.Severity;
import org.phonebank.desktop.keeping.Happening.Loss;
import org.phonebank.pipeline.phrase.Phrase;

/** A phone was lost, once or repeatedly, or has to rest. */
final class PhoneTrouble implements Opening {
    private final String serial;
    private final Map<Loss, Integer> losses = new LinkedHashMap<>();
    private Loss latest = Loss.UNPLUGGED;
    private String phone = "";
    private Phrase rest = Phrase.NONE;
    private boolean restTellsPlan;

    private PhoneTrouble(String serial) {
        this.serial = serial;
    }

    static PhoneTrouble lost(String serial, String phone, Loss loss) {
        PhoneTrouble trouble = new PhoneTrouble(serial);
        trouble.lostAgain(phone, loss);
        return trouble;
    }

    static PhoneTrouble resting(String serial, Phrase reason, boolean tellsPlan) {
        PhoneTrouble trouble = new PhoneTrouble(serial);
        trouble.rests(reason, tellsPlan);
        return trouble;
    }

    void lostAgain(String name, Loss loss) {
        phone = name;
        latest = loss;
        losses.merge(loss, 1, Integer::sum);
        restTellsPlan = false;
    }

    /** It was not back since: what was thought to be the loss was only its first sign. */
    void lostRather(Loss loss) {
        if (loss != latest) {
            losses.computeIfPresent(latest, (before, count) -> count == 1 ? null : count - 1);
            losses.merge(loss, 1, Integer::sum);
            latest = loss;
        }
    }

    void rests(Phrase reason, boolean tellsPlan) {
        rest = reason;
        restTellsPlan = tellsPlan;
    }

    @Override
    public Set<String> serials() {
        return Set.of(serial);
    }

    @Override
    public Phrase words() {
        Phrase lost = Phrase.join(
                losses.entrySet().stream()
                        .map(loss -> words(loss.getKey(), loss.getValue()))
                        .toList(),
                IncidentWording.THEN);
        if (rest.isNone()) {
            return lost;
        }
        Phrase rests = Phrase.clause(rest);
        return lost.isNone() ? rests : Phrase.of(IncidentWording.THEN_LOST, rests, lost);
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public boolean tellsPlan() {
        return restTellsPlan;
    }

    @Override
    public boolean isProvisional() {
        return false;
    }

    @Override
    public boolean isLoss() {
        return !losses.isEmpty();
    }

    /** How the phone returns after what happened to it last. */
    Phrase returnVerb() {
        return Phrase.of(
                latest == Loss.UNPLUGGED || latest == Loss.SILENT
                        ? IncidentWording.CAME_BACK
                        : IncidentWording.STARTED_ANEW);
    }

    private Phrase words(Loss loss, int times) {
        IncidentWording wording =
                switch (loss) {
                    case UNPLUGGED -> IncidentWording.UNPLUGGED;
                    case WORKER_ENDED -> IncidentWording.WORKER_ENDED;
                    case HUNG -> IncidentWording.HUNG;
                    case WRONG_ANSWERS -> IncidentWording.WRONG_ANSWERS;
                    case SILENT -> IncidentWording.SILENT;
                };
        Phrase once = Phrase.of(wording, phone);
        return times == 1 ? once : Phrase.of(IncidentWording.REPEATEDLY, once, times);
    }
}
