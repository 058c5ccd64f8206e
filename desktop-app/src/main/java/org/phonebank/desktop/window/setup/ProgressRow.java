package org.phonebank.desktop.window.setup;

import org.phonebank.desktop.window.base.Tone;

/**
 * How far one phone is.
 *
 * @param step what is done to it, in words
 * @param amount bytes sent and their speed; "" while nothing is sent
 * @param fraction of the phase that is shown, 0 to 1
 */
record ProgressRow(
        String serial, String name, String step, String amount, double fraction, String percent, Tone tone) {}
