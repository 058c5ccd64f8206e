package org.phonebank.virtual.files;

/**
 * What {@code stat} knows.
 *
 * @param mode Linux file type and permissions
 */
public record PhoneFileStatus(int mode, long sizeBytes, long modifiedSeconds) {
    public static final int FOLDER = 0040000;
    public static final int FILE = 0100000;
    public static final int DEVICE = 0020000;
    private static final int TYPE = 0170000;

    public boolean isFolder() {
        return (mode & TYPE) == FOLDER;
    }

    public boolean isFile() {
        return (mode & TYPE) == FILE;
    }

    /** As {@code ls -l} writes it. */
    public String permissions() {
        StringBuilder text = new StringBuilder(10);
        text.append(isFolder() ? 'd' : isFile() ? '-' : 'c');
        for (int bit = 8; bit >= 0; bit--) {
            text.append((mode >> bit & 1) == 1 ? "xwr".charAt(bit % 3) : '-');
        }
        return text.toString();
    }
}
