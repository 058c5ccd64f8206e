package org.phonebank.desktop.window.base;

import java.util.Locale;

/** The languages of the window. */
public enum Language {
    ENGLISH(Locale.ENGLISH, "English"),
    JAPANESE(Locale.JAPANESE, "日本語");

    private final Locale locale;
    private final String title;

    Language(Locale locale, String title) {
        this.locale = locale;
        this.title = title;
    }

    public Locale locale() {
        return locale;
    }

    /** The language's own name. */
    public String title() {
        return title;
    }

    /** The one that the system speaks, else English. */
    public static Language ofSystem() {
        return Locale.getDefault().getLanguage().equals(Locale.JAPANESE.getLanguage()) ? JAPANESE : ENGLISH;
    }
}
