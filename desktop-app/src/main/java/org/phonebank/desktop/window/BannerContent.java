package org.phonebank.desktop.window;

import org.phonebank.desktop.window.base.Tone;

/**
 * What the banner says.
 *
 * @param text what happened and what to do, in full sentences
 * @param retryable whether preparing the lab again can mend it
 */
public record BannerContent(Tone tone, String title, String text, boolean retryable) {}
