package org.phonebank.virtual.adbd;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.phonebank.virtual.stream.BytePipe;
import org.phonebank.virtual.stream.DaemonThreads;

/** What a terminal driver does to typed keys: echo, erase, interrupt, end of input; whole lines come out. */
final class TerminalInput {
    private static final int MAX_BYTES = 64 << 10;
    private static final int INTERRUPT = 3;
    private static final int END = 4;
    private static final int BACKSPACE = 8;
    private static final int ESCAPE = 27;
    private static final int DELETE = 127;

    private final BytePipe lines = new BytePipe(MAX_BYTES);
    private final StringBuilder line = new StringBuilder();
    private final TerminalOutput echo;
    private volatile Runnable interrupt = () -> {};
    private boolean inEscape;

    TerminalInput(AdbdStream stream, boolean packets, TerminalOutput echo) {
        this.echo = echo;
        InputStream keys = packets ? new PacketInput(stream.input()) : stream.input();
        DaemonThreads.run("virtual-phone-terminal", () -> readKeys(keys));
    }

    InputStream lines() {
        return lines.input();
    }

    void onInterrupt(Runnable action) {
        interrupt = action;
    }

    private void readKeys(InputStream keys) {
        try {
            int key;
            while ((key = keys.read()) >= 0) {
                type(key);
            }
        } catch (IOException e) {
            // The desktop has gone: the end of the input says so to the shell.
            return;
        } finally {
            lines.finish();
        }
    }

    private void type(int key) throws IOException {
        if (inEscape) {
            inEscape = !(Character.isLetter(key) || key == '~');
            return;
        }
        switch (key) {
            case '\r', '\n' -> {
                echo("\n");
                enter("\n");
            }
            case INTERRUPT -> {
                line.setLength(0);
                echo("^C\n");
                interrupt.run();
                enter("\n");
            }
            case END -> {
                if (line.length() == 0) {
                    lines.finish();
                } else {
                    enter("");
                }
            }
            case BACKSPACE, DELETE -> {
                if (line.length() > 0) {
                    line.setLength(line.length() - 1);
                    echo("\b \b");
                }
            }
            case ESCAPE -> inEscape = true;
            default -> {
                line.append((char) key);
                echo(String.valueOf((char) key));
            }
        }
    }

    /** Keys are bytes: Latin-1 keeps them as they are. */
    private void enter(String end) {
        byte[] bytes = line.append(end).toString().getBytes(StandardCharsets.ISO_8859_1);
        line.setLength(0);
        // More than fits has been typed ahead: it is lost, as in a terminal.
        boolean kept = lines.offer(bytes, 0, bytes.length);
        if (!kept) {
            interrupt.run();
        }
    }

    private void echo(String text) throws IOException {
        echo.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
