package org.phonebank.desktop.window.chat;

/**
 * What one phone did for a token, or on average; or what this computer did.
 *
 * @param colour of the phone in the picture, from 0; {@link #THIS_COMPUTER} for none
 * @param name of the phone
 * @param longest microseconds that the row's bar stands for as a whole
 * @param computing its time in words, as are the next two
 */
public record PhoneTime(
        int colour,
        String name,
        long queuedMicros,
        long computeMicros,
        long linkMicros,
        long longest,
        String computing,
        String onTheWay,
        String waiting) {
    /** Stands for no phone. */
    public static final int THIS_COMPUTER = -1;
}
