package org.phonebank.desktop.window.control;

/** A part of the way that a token takes. */
@FunctionalInterface
public interface Segment {
    /** Shows the token at this share of the way through, 0 to 1; negative while there is none. */
    void light(double progress);
}
