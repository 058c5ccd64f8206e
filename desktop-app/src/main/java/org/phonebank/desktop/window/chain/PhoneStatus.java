package org.phonebank.desktop.window.chain;

import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.lab.PhoneView;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.PhoneWords;
import org.phonebank.desktop.window.base.Tone;
import org.phonebank.provisioner.discovery.PhoneState;

/**
 * How a phone is, in words.
 *
 * @param why what is wrong and what to do; "" while nothing is
 * @param activity the step that runs on it; "" when it rests
 */
record PhoneStatus(String words, Tone tone, String why, String activity) {

    static PhoneStatus of(PhoneView phone, PhoneWork work, LabState lab, Duty duty, Messages messages) {
        if (phone.state() != PhoneState.READY) {
            return new PhoneStatus(
                    messages.text("phone.state", phone.state()),
                    toneOf(phone.state()),
                    PhoneWords.advice(phone, messages),
                    "");
        }
        if (!lab.begun()) {
            return new PhoneStatus(messages.text("phone.unused"), Tone.NEUTRAL, "", "");
        }
        boolean working = work.running() && lab != LabState.FAILED;
        PhoneStatus resting = inWords(phone, work, lab, duty, working, messages);
        return working ? resting.during(work.stepInWords(messages)) : resting;
    }

    private static PhoneStatus inWords(
            PhoneView phone, PhoneWork work, LabState lab, Duty duty, boolean working, Messages messages) {
        if (duty == Duty.SERVES) {
            return calm(messages.text("phone.serving"), Tone.SUCCESS);
        }
        if (duty == Duty.RESTS) {
            return new PhoneStatus(messages.text("phone.rests"), Tone.WARNING, messages.text("phone.rests.why"), "");
        }
        if (working) {
            return calm(messages.text("phone.working"), Tone.ACCENT);
        }
        if (work.failed()) {
            return new PhoneStatus(messages.text("phone.failed"), Tone.DANGER, work.failureInWords(messages), "");
        }
        boolean prepared = lab != LabState.PREPARING && !work.running();
        if (prepared && !phone.loss().isNone()) {
            return new PhoneStatus(messages.text("phone.lost"), Tone.DANGER, messages.say(phone.loss()), "");
        }
        if (duty == Duty.STANDS_BY) {
            return calm(messages.text("phone.stands.by"), Tone.NEUTRAL);
        }
        return phone.shards().isEmpty()
                ? calm(messages.text("phone.state", PhoneState.READY), Tone.NEUTRAL)
                : calm(messages.text("phone.serving"), Tone.SUCCESS);
    }

    private static PhoneStatus calm(String words, Tone tone) {
        return new PhoneStatus(words, tone, "", "");
    }

    private PhoneStatus during(String step) {
        return new PhoneStatus(words, tone, why, step);
    }

    private static Tone toneOf(PhoneState state) {
        return switch (state) {
            case READY -> Tone.NEUTRAL;
            case CONNECTING -> Tone.ACCENT;
            case DUPLICATE, UNAUTHORIZED, NO_PERMISSION -> Tone.WARNING;
            case OFFLINE, VANISHED -> Tone.DANGER;
        };
    }
}
