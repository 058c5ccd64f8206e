package org.phonebank.desktop.window.placing;

import org.phonebank.desktop.window.base.Tone;

/**
 * One quantity of a forecast.
 *
 * @param value with its unit
 * @param present what it is without the draft, with its unit, and how they compare; "" if they are the same
 * @param tone whether the draft is better or worse
 */
public record Figure(String value, String present, Tone tone) {
    static final Figure UNKNOWN = new Figure("", "", Tone.NEUTRAL);
}
