package org.phonebank.desktop.failure;

import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.phrase.Wording;
import org.phonebank.provisioner.device.PhoneAdvice;
import org.phonebank.provisioner.device.PhoneProblem;

/** What is wrong with a phone, in the words of those who reach for it. */
public record PhoneWording(PhoneProblem problem) implements Wording {
    /** The advice as a phrase. */
    public static Phrase phrase(PhoneAdvice advice) {
        if (advice.isNone()) {
            return Phrase.NONE;
        }
        Object[] arguments = advice.arguments().stream()
                .map(argument -> argument instanceof PhoneAdvice part ? phrase(part) : argument)
                .toArray();
        return Phrase.of(new PhoneWording(advice.problem()), arguments);
    }

    @Override
    public String key() {
        return "adb." + problem.name();
    }

    @Override
    public String english() {
        return problem.english();
    }
}
