package org.phonebank.virtual.adbd;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.phonebank.adb.wire.AdbProtocol;
import org.phonebank.adb.wire.AdbPublicKey;

/** Which desktops a phone trusts; remembered in the phone's storage where Android keeps them. */
public final class Authorizer {
    private static final int MAX_KEYS = 64;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final boolean required;
    private final Path file;
    private final List<AdbPublicKey> trusted = new ArrayList<>();
    private final Map<Object, Pending> pending = new LinkedHashMap<>();

    private @Nullable AdbPublicKey lastToLeave;

    private record Pending(AdbPublicKey key, Runnable whenAuthorized) {}

    /**
     * Reads the keys that are trusted already.
     *
     * @param required false: everybody is trusted
     */
    public Authorizer(boolean required, Path file) throws IOException {
        this.required = required;
        this.file = file;
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                if (!line.isBlank() && trusted.size() < MAX_KEYS) {
                    trusted.add(AdbPublicKey.parse(line));
                }
            }
        }
    }

    boolean isRequired() {
        return required;
    }

    static byte[] newToken() {
        byte[] token = new byte[AdbProtocol.TOKEN_BYTES];
        RANDOM.nextBytes(token);
        return token;
    }

    synchronized boolean isSignedByTrusted(byte[] token, byte[] signature) {
        return trusted.stream().anyMatch(key -> key.verifies(token, signature));
    }

    /** Has a connection wait for a person to trust its key. */
    synchronized void await(Object connection, AdbPublicKey key, Runnable whenAuthorized) {
        pending.put(connection, new Pending(key, whenAuthorized));
    }

    /** A desktop that left before it was trusted is remembered until then, so that it need not wait while it asks. */
    synchronized void forget(Object connection) {
        Pending left = pending.remove(connection);
        if (left != null) {
            lastToLeave = left.key();
        }
    }

    /** Whether a desktop must be trusted before the phone is of use: one waits, or none is trusted yet. */
    public synchronized boolean isNeeded() {
        return required && (trusted.isEmpty() || !pending.isEmpty());
    }

    /** The key of the desktop that has waited longest. */
    public synchronized Optional<AdbPublicKey> pendingKey() {
        return pending.values().stream().map(Pending::key).findFirst();
    }

    /** Trusts everybody who waits, and who left last without being trusted, from now on. */
    public void authorize() throws IOException {
        List<Pending> accepted;
        synchronized (this) {
            accepted = List.copyOf(pending.values());
            pending.clear();
            for (Pending each : accepted) {
                remember(each.key());
            }
            if (lastToLeave != null) {
                remember(lastToLeave);
                lastToLeave = null;
            }
        }
        accepted.forEach(each -> each.whenAuthorized().run());
    }

    private void remember(AdbPublicKey key) throws IOException {
        if (trusted.contains(key)) {
            return;
        }
        if (trusted.size() >= MAX_KEYS) {
            throw new IOException(
                    "The phone trusts " + MAX_KEYS + " desktops already; delete " + file + " to make it forget them.");
        }
        String line = key.line().replaceAll("[\\r\\n]", " ") + "\n";
        Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        trusted.add(key);
    }
}
