package org.phonebank.desktop.window.base;

import org.phonebank.desktop.lab.PhoneView;

/** What to do about a phone that is not ready, in the words of a language. */
public final class PhoneWords {
    private PhoneWords() {}

    /** What was found out about this phone, if that is told in the language of the window; else what helps in its state. */
    public static String advice(PhoneView phone, Messages messages) {
        boolean told = messages.locale().equals(Language.ENGLISH.locale())
                && !phone.explanation().isEmpty();
        return told ? phone.explanation() : messages.text("phone.advice", phone.state());
    }
}
