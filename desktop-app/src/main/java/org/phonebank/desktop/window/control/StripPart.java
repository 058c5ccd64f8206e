package org.phonebank.desktop.window.control;

import org.phonebank.desktop.window.base.Tone;

/**
 * A stage in the strip of all layers.
 *
 * @param name of its phone
 * @param layers how many
 * @param tone accent, or neutral to point the slowest out, or danger for one that cannot be
 * @param words all about it
 * @param boundaryWords about the boundary behind it
 */
public record StripPart(String name, int layers, Tone tone, String words, String boundaryWords) {}
