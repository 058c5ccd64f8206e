package org.phonebank.virtual.shell;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.phonebank.virtual.files.PhoneFileException;
import org.phonebank.virtual.files.PhoneFiles;
import org.phonebank.virtual.files.PhonePaths;
import org.phonebank.virtual.shell.syntax.Redirection;

/** Opens what a command is redirected to, and closes it after the command. */
final class Redirector implements Closeable {
    private static final Path HOST_NULL = ProcessBuilder.Redirect.DISCARD.file().toPath();

    private final PhoneFiles files;
    private final ShellContext context;
    private final Expander expander;
    private final List<Closeable> opened = new ArrayList<>();

    Redirector(PhoneFiles files, ShellContext context, Expander expander) {
        this.files = files;
        this.context = context;
        this.expander = expander;
    }

    /** A redirection that cannot be; the command does not run. */
    static final class RedirectionException extends Exception {
        RedirectionException(String message) {
            super(message);
        }
    }

    ShellIo apply(List<Redirection> redirections, ShellIo outer)
            throws RedirectionException, IOException, InterruptedException {
        ShellIo io = outer;
        for (Redirection redirection : redirections) {
            String target = expander.text(redirection.target());
            if (redirection.kind() == Redirection.Kind.DUPLICATE) {
                io = duplicate(redirection.descriptor(), target, io);
            } else if (redirection.kind() == Redirection.Kind.READ) {
                io = redirection.descriptor() == 0 ? io.withIn(read(target)) : io;
            } else {
                ShellOutput output = write(target, redirection.kind() == Redirection.Kind.APPEND);
                io = redirection.descriptor() == 2 ? io.withErr(output) : io.withOut(output);
            }
        }
        return io;
    }

    private static ShellIo duplicate(int descriptor, String target, ShellIo io) throws RedirectionException {
        if (descriptor == 2 && target.equals("1")) {
            return io.withErr(io.out());
        }
        if (descriptor == 1 && target.equals("2")) {
            return io.withOut(io.err());
        }
        if (target.equals(String.valueOf(descriptor))) {
            return io;
        }
        if (target.equals("-")) {
            ShellOutput nowhere = ShellOutput.to(OutputStream.nullOutputStream());
            return descriptor == 0
                    ? io.withIn(InputStream.nullInputStream())
                    : descriptor == 1 ? io.withOut(nowhere) : io.withErr(nowhere);
        }
        throw new RedirectionException(target + ": bad file descriptor");
    }

    private InputStream read(String target) throws RedirectionException {
        try {
            InputStream in = files.read(PhonePaths.absolute(context.workingFolder(), target));
            opened.add(in);
            return in;
        } catch (PhoneFileException e) {
            throw new RedirectionException("can't open " + target + ": " + e.getMessage());
        }
    }

    private ShellOutput write(String target, boolean append) throws RedirectionException {
        String path = PhonePaths.absolute(context.workingFolder(), target);
        try {
            OutputStream out = files.write(path, append);
            opened.add(out);
            return new ShellOutput(out, Optional.of(path.equals("/dev/null") ? HOST_NULL : files.host(path)));
        } catch (PhoneFileException e) {
            throw new RedirectionException("can't create " + target + ": " + e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        for (Closeable each : opened) {
            each.close();
        }
    }
}
