package org.phonebank.desktop.doctor;

/**
 * What one check found.
 *
 * @param subject what was looked at, such as "adb"
 * @param text one sentence
 * @param remedy the command or action that mends it; "" when there is nothing to mend
 */
public record Finding(String subject, Verdict verdict, String text, String remedy) {

    static Finding ok(String subject, String text) {
        return new Finding(subject, Verdict.OK, text, "");
    }

    static Finding warning(String subject, String text, String remedy) {
        return new Finding(subject, Verdict.WARNING, text, remedy);
    }

    static Finding missing(String subject, String text, String remedy) {
        return new Finding(subject, Verdict.MISSING, text, remedy);
    }
}
