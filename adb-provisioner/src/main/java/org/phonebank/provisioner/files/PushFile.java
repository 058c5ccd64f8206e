package org.phonebank.provisioner.files;

import java.nio.file.Path;

/**
 * A file that a phone is to have.
 *
 * @param remotePath absolute path on the phone
 * @param mode permission bits, such as 0644
 * @param sha256 lower-case hexadecimal
 */
public record PushFile(Path local, String remotePath, int mode, long sizeBytes, String sha256) {
    public PushFile {
        if (!remotePath.startsWith("/") || !sha256.matches("[0-9a-f]{64}") || sizeBytes < 0) {
            throw new IllegalArgumentException("Not a file to push: " + remotePath + ", " + sizeBytes + " bytes, "
                    + "SHA-256 \"" + sha256 + "\".");
        }
    }
}
