package org.phonebank.virtual.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.phonebank.virtual.files.PhoneFiles;
import org.phonebank.virtual.files.PhonePaths;

/** One call of a command: its arguments and everything it may use. */
public final class CommandCall {
    private final Shell shell;
    private final ShellContext context;
    private final ShellIo io;
    private final OutputStream out;
    private final String name;
    private final List<String> arguments;

    CommandCall(Shell shell, ShellContext context, ShellIo io, OutputStream out, List<String> words) {
        this.shell = shell;
        this.context = context;
        this.io = io;
        this.out = out;
        this.name = PhonePaths.name(words.get(0));
        this.arguments = List.copyOf(words.subList(1, words.size()));
    }

    /** The name it was called by, without a folder. */
    public String name() {
        return name;
    }

    /** Without the name. */
    public List<String> arguments() {
        return arguments;
    }

    public PhoneSystem system() {
        return shell.system();
    }

    public PhoneFiles files() {
        return shell.system().files();
    }

    public Shell shell() {
        return shell;
    }

    public ShellContext context() {
        return context;
    }

    public ShellIo io() {
        return io;
    }

    public InputStream in() {
        return io.in();
    }

    /** Buffered; flushed when the command ends. */
    public OutputStream out() {
        return out;
    }

    /** A path made absolute from the working folder. */
    public String path(String argument) {
        return PhonePaths.absolute(context.workingFolder(), argument);
    }

    public void print(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    public void line(String text) throws IOException {
        print(text + '\n');
    }

    /** Prints {@code name: message} to standard error and gives back 1, for use as the exit code. */
    public int fail(String message) throws IOException {
        out.flush();
        io.err().stream().write((name + ": " + message + '\n').getBytes(StandardCharsets.UTF_8));
        return 1;
    }
}
