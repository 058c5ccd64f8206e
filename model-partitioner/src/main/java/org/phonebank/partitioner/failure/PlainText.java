package org.phonebank.partitioner.failure;

import java.util.regex.Pattern;

/** Text for a person in which there may be names that strangers chose. */
public final class PlainText {
    /** More than this is no sentence, and takes long to look through. */
    private static final int MOST = 4000;

    private static final Pattern LINE_BREAKS = Pattern.compile("\\s*\\R\\s*");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}]");

    private PlainText() {}

    /** The text in one line of bounded length that does not steer a terminal. */
    public static String line(String text) {
        String shortened = text.length() <= MOST ? text : text.substring(0, MOST) + "…";
        return INVISIBLE.matcher(LINE_BREAKS.matcher(shortened).replaceAll(" ")).replaceAll("?");
    }
}
