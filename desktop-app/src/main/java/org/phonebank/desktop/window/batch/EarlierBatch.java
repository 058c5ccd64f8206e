package org.phonebank.desktop.window.batch;

import org.phonebank.desktop.batch.KeptBatch;
import org.phonebank.desktop.window.base.Tone;

/**
 * A batch of an earlier time, in words.
 *
 * @param action what can be done with it
 */
record EarlierBatch(KeptBatch batch, String name, String details, String state, Tone tone, String action) {}
