package org.phonebank.provisioner.device;

/** Builds commands for a phone's shell. */
public final class ShellText {
    private ShellText() {}

    /**
     * One word of a command, whatever stands in it.
     *
     * @throws IllegalArgumentException when it holds a zero character, which no command can carry
     */
    public static String quote(String word) {
        if (word.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("A shell word cannot hold a zero character.");
        }
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
