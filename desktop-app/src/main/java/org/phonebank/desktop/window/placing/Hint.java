package org.phonebank.desktop.window.placing;

import org.phonebank.desktop.window.base.Tone;

/** One sentence to a person who places layers. */
public record Hint(String words, Tone tone) {}
