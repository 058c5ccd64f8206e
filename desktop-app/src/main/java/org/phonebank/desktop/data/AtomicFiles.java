package org.phonebank.desktop.data;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Files that appear complete or not at all, also when several processes write the same one. */
public final class AtomicFiles {
    private AtomicFiles() {}

    /**
     * Copies a stream to a file, through a temporary one beside it.
     *
     * @return lower-case hexadecimal SHA-256 of the content
     */
    public static String write(Path file, InputStream content) throws IOException {
        return write(file, out -> {
            try (content) {
                content.transferTo(out);
            }
        });
    }

    /**
     * Something that is written to a file.
     *
     * @param <E> how writing may fail, beside the disk
     */
    public interface Content<E extends Exception> {
        void writeTo(OutputStream out) throws IOException, E;
    }

    /**
     * Writes a file, through a temporary one beside it.
     *
     * @return lower-case hexadecimal SHA-256 of the content
     */
    public static <E extends Exception> String write(Path file, Content<E> content) throws IOException, E {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path temporary = Files.createTempFile(folder, file.getFileName() + ".", ".part");
        try {
            MessageDigest digest = sha256();
            try (OutputStream out =
                    new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(temporary)), digest)) {
                content.writeTo(out);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return HexFormat.of().formatHex(digest.digest());
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Lower-case hexadecimal SHA-256 of what is left of a stream; closes it. */
    public static String digest(InputStream content) throws IOException {
        try (DigestInputStream in = new DigestInputStream(content, sha256())) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
