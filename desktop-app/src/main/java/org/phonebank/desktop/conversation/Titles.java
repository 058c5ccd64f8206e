package org.phonebank.desktop.conversation;

/** What a conversation is called until a person calls it otherwise. */
public final class Titles {
    private static final int MOST = 60;
    /** A word that begins before this is not worth to be kept whole. */
    private static final int LEAST = 30;

    private Titles() {}

    /** The begin of the first line of a question. */
    public static String of(String question) {
        String line = question.strip().lines().findFirst().orElse("").strip();
        if (line.codePointCount(0, line.length()) <= MOST) {
            return line;
        }
        String begin = line.substring(0, line.offsetByCodePoints(0, MOST));
        int space = begin.lastIndexOf(' ');
        return (space >= LEAST ? begin.substring(0, space) : begin).strip() + "…";
    }
}
