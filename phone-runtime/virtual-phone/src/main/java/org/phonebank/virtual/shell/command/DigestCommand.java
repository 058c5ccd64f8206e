package org.phonebank.virtual.shell.command;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.phonebank.virtual.shell.Builtin;
import org.phonebank.virtual.shell.CommandCall;

/** {@code sha256sum} and its kin; {@code -b} leaves the names out. */
final class DigestCommand implements Builtin {
    private final String algorithm;

    DigestCommand(String algorithm) {
        this.algorithm = algorithm;
    }

    @Override
    public int run(CommandCall call) throws IOException, InterruptedException {
        Options options = Options.parse(call.arguments(), "b");
        byte[] buffer = new byte[64 << 10];
        return Inputs.each(call, options.operands(), (in, name) -> {
            MessageDigest digest = digest();
            int count;
            while ((count = in.read(buffer)) >= 0) {
                digest.update(buffer, 0, count);
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedException();
                }
            }
            String hash = HexFormat.of().formatHex(digest.digest());
            call.line(options.has('b') ? hash : hash + "  " + name);
        });
    }

    private MessageDigest digest() {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime has no " + algorithm + ".", e);
        }
    }
}
