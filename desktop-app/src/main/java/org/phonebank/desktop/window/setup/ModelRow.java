package org.phonebank.desktop.window.setup;

import org.phonebank.desktop.window.base.Tone;

/**
 * A model as the list shows it.
 *
 * @param path "" for the sample
 * @param facts parameters, layers and kind in one line; "" if it cannot be used
 * @param size on the phones with the chosen bits, in words; "" if it cannot be used
 * @param verdict whether it fits, or why it cannot be used, one sentence
 * @param opened whether a person opened it, and can take it off the list
 */
record ModelRow(
        String path,
        String name,
        String facts,
        String size,
        String verdict,
        Tone tone,
        boolean usable,
        boolean chosen,
        boolean opened) {}
