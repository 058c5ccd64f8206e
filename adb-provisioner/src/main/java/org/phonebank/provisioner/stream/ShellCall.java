package org.phonebank.provisioner.stream;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.phonebank.adb.wire.AdbWireException;
import org.phonebank.adb.wire.ShellPacket;
import org.phonebank.provisioner.device.ShellResult;

/** One command over a {@code shell,v2} stream. */
final class ShellCall {
    /** Not interactive: standard output and standard error stay apart. */
    static final String SERVICE = "shell,v2,raw:";

    private static final int MAX_OUTPUT_BYTES = 4 << 20;

    private ShellCall() {}

    /** Gives the command no input and collects its output until it ends. */
    static ShellResult run(AdbStream stream) throws IOException {
        @Nullable IOException closed = closeInput(stream);
        try {
            return collect(stream);
        } catch (IOException e) {
            if (closed != null) {
                e.addSuppressed(closed);
            }
            throw e;
        }
    }

    /** A short command may have ended, and its stream with it, before this: its output is there all the same. */
    private static @Nullable IOException closeInput(AdbStream stream) {
        try {
            stream.output().write(ShellPacket.encode(ShellPacket.Id.CLOSE_STDIN, new byte[0], 0, 0));
            return null;
        } catch (IOException e) {
            return e;
        }
    }

    private static ShellResult collect(AdbStream stream) throws IOException {
        ByteArrayOutputStream stdout = new ByteArrayOutputStream();
        ByteArrayOutputStream stderr = new ByteArrayOutputStream();
        while (true) {
            @Nullable ShellPacket packet = ShellPacket.read(stream.input());
            if (packet == null) {
                throw new EOFException("The shell ended without an exit code.");
            }
            switch (packet.id()) {
                case STDOUT -> stdout.writeBytes(packet.content());
                case STDERR -> stderr.writeBytes(packet.content());
                case EXIT -> {
                    return new ShellResult(
                            packet.exitCode(),
                            stdout.toString(StandardCharsets.UTF_8),
                            stderr.toString(StandardCharsets.UTF_8));
                }
                default -> {
                    // The protocol asks to ignore what one does not know.
                }
            }
            if (stdout.size() + stderr.size() > MAX_OUTPUT_BYTES) {
                throw new AdbWireException(
                        "A command printed more than " + (MAX_OUTPUT_BYTES >> 20) + " MiB, which is too much.");
            }
        }
    }
}
