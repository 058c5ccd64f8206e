package org.phonebank.worker.shard;

import java.util.regex.Pattern;

/** One file of a shard in its model's folder: name without folders, size in bytes, lower-case hexadecimal SHA-256. */
public final class ShardFile {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private final String name;
    private final long sizeBytes;
    private final String sha256;

    /** @throws IllegalArgumentException if the name could leave the folder, or a value is not what it should be */
    public ShardFile(String name, long sizeBytes, String sha256) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("The file name '" + name
                    + "' is refused: only letters, digits, '.', '_' and '-' are allowed, and no '.' at the start.");
        }
        if (sizeBytes <= 0) {
            throw new IllegalArgumentException("The size of '" + name + "' is given as " + sizeBytes + " bytes.");
        }
        if (!SHA_256.matcher(sha256).matches()) {
            throw new IllegalArgumentException(
                    "The SHA-256 of '" + name + "' is not 64 lower-case hexadecimal digits.");
        }
        this.name = name;
        this.sizeBytes = sizeBytes;
        this.sha256 = sha256;
    }

    public String name() {
        return name;
    }

    public long sizeBytes() {
        return sizeBytes;
    }

    public String sha256() {
        return sha256;
    }

    @Override
    public String toString() {
        return name + " (" + sizeBytes + " bytes)";
    }
}
