package org.phonebank.desktop.window.base;

import org.phonebank.desktop.lab.PhoneView;

/** What to do about a phone that is not ready, in the words of a language. */
public final class PhoneWords {
    private PhoneWords() {}

    /** What was found out about this phone, or else what helps in its state. */
    public static String advice(PhoneView phone, Messages messages) {
        return phone.explanation().isNone()
                ? messages.text("phone.advice", phone.state())
                : messages.say(phone.explanation());
    }
}
