package org.phonebank.desktop.batch.input;

import java.util.Collection;

/** Names of columns. */
public final class Names {
    private static final int SECOND = 2;

    private Names() {}

    /** The name, or the name with the first number from 2 that nobody has: "answer 2". */
    public static String free(String name, Collection<String> taken) {
        String free = name;
        for (int number = SECOND; taken.contains(free); number++) {
            free = name + " " + number;
        }
        return free;
    }
}
