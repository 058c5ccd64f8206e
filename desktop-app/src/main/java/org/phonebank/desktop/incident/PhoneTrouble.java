package org.phonebank.desktop.incident;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.phonebank.desktop.incident.Incident.Severity;
import org.phonebank.desktop.keeping.Happening.Loss;

/** A phone was lost, once or repeatedly, or has to rest. */
final class PhoneTrouble implements Opening {
    private final String serial;
    private final Map<Loss, Integer> losses = new LinkedHashMap<>();
    private Loss latest = Loss.UNPLUGGED;
    private String phone = "";
    private String rest = "";
    private boolean restTellsPlan;

    private PhoneTrouble(String serial) {
        this.serial = serial;
    }

    static PhoneTrouble lost(String serial, String phone, Loss loss) {
        PhoneTrouble trouble = new PhoneTrouble(serial);
        trouble.lostAgain(phone, loss);
        return trouble;
    }

    static PhoneTrouble resting(String serial, String reason, boolean tellsPlan) {
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

    void rests(String reason, boolean tellsPlan) {
        rest = reason;
        restTellsPlan = tellsPlan;
    }

    @Override
    public Set<String> serials() {
        return Set.of(serial);
    }

    @Override
    public String words() {
        String lost = losses.entrySet().stream()
                .map(loss -> words(loss.getKey()) + Words.times(loss.getValue()))
                .collect(Collectors.joining(", then "));
        if (rest.isEmpty()) {
            return lost;
        }
        return Words.open(rest) + (lost.isEmpty() ? "" : "; then " + lost);
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
    String returnVerb() {
        return latest == Loss.UNPLUGGED || latest == Loss.SILENT ? "came back" : "was started anew";
    }

    private String words(Loss loss) {
        return switch (loss) {
            case UNPLUGGED -> phone + " was unplugged";
            case WORKER_ENDED -> "Phonebank's program on " + phone + " ended";
            case HUNG -> phone + " did not answer in time";
            case WRONG_ANSWERS -> phone + " gave answers that cannot be right";
            case SILENT -> "nothing was heard of " + phone + " any more";
        };
    }
}
