package org.phonebank.provisioner;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.phonebank.provisioner.device.LocalFileException;
import org.phonebank.provisioner.device.PhoneAdvice;
import org.phonebank.provisioner.device.PhoneProblem;

/** SHA-256 of files here, computed again only when a file's size or time changed. */
final class LocalHashes {
    private static final int BUFFER_BYTES = 1 << 16;

    /** A file as it was when hashed. */
    record Hashed(long sizeBytes, FileTime modified, String sha256) {}

    private final Map<Path, Hashed> known = new ConcurrentHashMap<>();

    Hashed of(Path file) throws LocalFileException {
        try {
            long size = Files.size(file);
            FileTime modified = Files.getLastModifiedTime(file);
            Hashed before = known.get(file);
            if (before != null
                    && before.sizeBytes() == size
                    && before.modified().equals(modified)) {
                return before;
            }
            Hashed now = new Hashed(size, modified, hash(file));
            known.put(file, now);
            return now;
        } catch (IOException e) {
            throw new LocalFileException("", PhoneAdvice.of(PhoneProblem.WORKER_FILE, file), e);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime has no SHA-256.", e);
        }
    }

    private static String hash(Path file) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            int count = in.read(buffer);
            while (count >= 0) {
                digest.update(buffer, 0, count);
                count = in.read(buffer);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
