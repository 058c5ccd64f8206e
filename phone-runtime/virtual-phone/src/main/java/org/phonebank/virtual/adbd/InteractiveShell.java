package org.phonebank.virtual.adbd;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.phonebank.virtual.shell.Shell;
import org.phonebank.virtual.shell.ShellContext;
import org.phonebank.virtual.shell.ShellIo;
import org.phonebank.virtual.shell.ShellOutput;
import org.phonebank.virtual.shell.ShellSession;

/** Runs line after line as they come, until the input ends or somebody types {@code exit}. */
final class InteractiveShell {
    private static final int MAX_LINE_BYTES = 64 << 10;
    private static final int INTERRUPTED = 130;

    private final Shell shell;
    private final AdbdStream stream;
    private final String prompt;
    private volatile ShellSession session = new ShellSession();
    private volatile boolean closed;

    /** The prompt may contain {@code $PWD}; empty: none. */
    InteractiveShell(Shell shell, AdbdStream stream, String prompt) {
        this.shell = shell;
        this.stream = stream;
        this.prompt = prompt;
    }

    /** Tells the terminal whom to interrupt, runs, and gives the last exit code. */
    int run(InputStream in, OutputStream out, OutputStream err, Consumer<Runnable> interrupts) throws IOException {
        stream.whenClosed(() -> {
            closed = true;
            session.hangUp();
        });
        interrupts.accept(() -> session.hangUp());
        ShellOutput output = ShellOutput.to(out);
        ShellIo io = new ShellIo(in, output, out == err ? output : ShellOutput.to(err));
        ShellContext context = new ShellContext(session, ShellService.variables(shell), "/");
        int code = 0;
        while (!closed && !context.isExiting()) {
            out.write(prompt.replace("$PWD", context.workingFolder()).getBytes(StandardCharsets.UTF_8));
            String line = readLine(in);
            if (line == null) {
                break;
            }
            ShellSession next = new ShellSession();
            session = next;
            context = context.continuedIn(next);
            code = runLine(line, context, io);
        }
        return code;
    }

    private int runLine(String line, ShellContext context, ShellIo io) throws IOException {
        context.session().enter();
        if (closed) {
            context.session().hangUp();
        }
        try {
            return shell.run(line, context, io);
        } catch (InterruptedException e) {
            return INTERRUPTED;
        } finally {
            context.session().leave();
        }
    }

    /** Byte by byte, because what follows the line may be meant for the command in it. */
    private static @Nullable String readLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int value;
        while ((value = in.read()) >= 0 && value != '\n') {
            if (line.size() < MAX_LINE_BYTES) {
                line.write(value);
            }
        }
        return value < 0 && line.size() == 0 ? null : line.toString(StandardCharsets.UTF_8);
    }
}
