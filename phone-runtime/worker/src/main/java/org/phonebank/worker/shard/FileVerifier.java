package org.phonebank.worker.shard;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Checks that files have the size and SHA-256 they were announced with. Remembers what it found for as long as a file
 * keeps its size, time and inode, so that moving a shard boundary does not read every layer again. Any thread may call it.
 */
public final class FileVerifier {
    private static final int CHUNK_BYTES = 1 << 20;
    private static final String HEX = "0123456789abcdef";

    private final Map<Path, Verified> verified = new ConcurrentHashMap<>();

    /**
     * Checks one file.
     *
     * @throws ShardException if the file is missing, no regular file, or another one than announced
     */
    public void verify(Path folder, ShardFile expected) throws ShardException {
        Path file = folder.resolve(expected.name());
        try {
            BasicFileAttributes before = attributes(file);
            if (!before.isRegularFile()) {
                throw new ShardException(ShardException.Reason.FILE_MISSING, file + " is not a file.");
            }
            if (before.size() != expected.sizeBytes()) {
                throw new ShardException(
                        ShardException.Reason.FILE_DIFFERS,
                        file + " has " + before.size() + " bytes instead of " + expected.sizeBytes()
                                + "; push it again.");
            }
            String actual = sha256(file, before);
            if (!actual.equals(expected.sha256())) {
                throw new ShardException(
                        ShardException.Reason.FILE_DIFFERS,
                        file + " has the SHA-256 " + actual + " instead of " + expected.sha256() + "; push it again.");
            }
        } catch (NoSuchFileException e) {
            throw new ShardException(ShardException.Reason.FILE_MISSING, file + " is not on this phone; push it.", e);
        } catch (IOException e) {
            throw new ShardException(
                    ShardException.Reason.FILE_MISSING, file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private String sha256(Path file, BasicFileAttributes before) throws IOException {
        Verified known = verified.get(file);
        if (known != null && known.describes(before)) {
            return known.sha256;
        }
        String computed = sha256(file);
        // Only a file that stayed the same while it was read may be remembered.
        Verified found = new Verified(before, computed);
        if (found.describes(attributes(file))) {
            verified.put(file, found);
        }
        return computed;
    }

    private static BasicFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256.", e);
        }
        byte[] chunk = new byte[CHUNK_BYTES];
        try (InputStream stream = Files.newInputStream(file)) {
            for (int read = stream.read(chunk); read >= 0; read = stream.read(chunk)) {
                digest.update(chunk, 0, read);
            }
        }
        StringBuilder text = new StringBuilder();
        for (byte value : digest.digest()) {
            text.append(HEX.charAt(value >> 4 & 0xf)).append(HEX.charAt(value & 0xf));
        }
        return text.toString();
    }

    /** What a file was when its digest was computed. */
    private static final class Verified {
        private final long size;
        private final long modifiedMillis;
        private final @Nullable Object inode;
        private final String sha256;

        Verified(BasicFileAttributes attributes, String sha256) {
            this.size = attributes.size();
            this.modifiedMillis = attributes.lastModifiedTime().toMillis();
            this.inode = attributes.fileKey();
            this.sha256 = sha256;
        }

        boolean describes(BasicFileAttributes attributes) {
            return size == attributes.size()
                    && modifiedMillis == attributes.lastModifiedTime().toMillis()
                    && Objects.equals(inode, attributes.fileKey());
        }
    }
}
