package org.phonebank.adb.wire;

/**
 * What a phone says about a path.
 *
 * @param error Linux errno, 0 when the path was found; the first version of STAT cannot carry it
 * @param mode Linux file type and permissions, 0 when the path was not found
 * @param sizeBytes of the file; cut to 32 bits by the first version of STAT
 * @param modifiedSeconds since 1970
 */
public record SyncStat(int error, int mode, long sizeBytes, long modifiedSeconds) {
    public static final int TYPE_MASK = 0170000;
    public static final int FOLDER = 0040000;
    public static final int FILE = 0100000;
    public static final int LINK = 0120000;

    /** Linux "no such file or directory". */
    public static final int ENOENT = 2;

    /** Linux "permission denied". */
    public static final int EACCES = 13;

    public static SyncStat missing(int error) {
        return new SyncStat(error, 0, 0, 0);
    }

    public boolean exists() {
        return mode != 0;
    }

    public boolean isFolder() {
        return (mode & TYPE_MASK) == FOLDER;
    }
}
