package org.phonebank.virtual.shell.command;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Modes as {@code chmod} takes them: {@code 644}, {@code u+x}, {@code a=r,u+w}. */
final class FileMode {
    private static final Pattern OCTAL = Pattern.compile("[0-7]{1,4}");
    private static final Pattern CLAUSE = Pattern.compile("([ugoa]*)([-+=])([rwxX]*)");

    private FileMode() {}

    /** The permissions that a mode makes of others. */
    static int apply(String mode, int before) {
        if (OCTAL.matcher(mode).matches()) {
            return Integer.parseInt(mode, 8) & 0777;
        }
        int permissions = before & 0777;
        for (String text : mode.split(",", -1)) {
            Matcher clause = CLAUSE.matcher(text);
            if (!clause.matches()) {
                throw new IllegalArgumentException("bad mode '" + mode + "'");
            }
            int who = who(clause.group(1));
            int bits = bits(clause.group(3)) & who;
            permissions = switch (clause.group(2)) {
                case "+" -> permissions | bits;
                case "-" -> permissions & ~bits;
                default -> (permissions & ~who) | bits;
            };
        }
        return permissions;
    }

    private static int who(String letters) {
        if (letters.isEmpty() || letters.indexOf('a') >= 0) {
            return 0777;
        }
        return (letters.indexOf('u') >= 0 ? 0700 : 0)
                | (letters.indexOf('g') >= 0 ? 0070 : 0)
                | (letters.indexOf('o') >= 0 ? 0007 : 0);
    }

    private static int bits(String letters) {
        return (letters.indexOf('r') >= 0 ? 0444 : 0)
                | (letters.indexOf('w') >= 0 ? 0222 : 0)
                | (letters.indexOf('x') >= 0 || letters.indexOf('X') >= 0 ? 0111 : 0);
    }
}
