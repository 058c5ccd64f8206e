package org.phonebank.virtual.files;

import java.util.List;

/** What Android lets the user {@code shell} do. */
final class PhoneAccess {
    private static final List<String> WRITABLE = List.of("/data/local/tmp", "/storage/emulated/0");
    private static final List<String> OWNED_BY_OTHERS =
            List.of("/data", "/proc", "/sys", "/dev", "/mnt", "/storage", "/acct", "/config");

    private PhoneAccess() {}

    static void requireReadable(String absolute) throws PhoneFileException {
        String path = PhoneRoot.canonical(absolute);
        if (PhonePaths.isWithin(path, "/data") && !isWritable(path)) {
            throw new PhoneFileException(Errno.EACCES);
        }
    }

    static void requireWritable(String absolute) throws PhoneFileException {
        String path = PhoneRoot.canonical(absolute);
        if (isWritable(path)) {
            return;
        }
        boolean others = OWNED_BY_OTHERS.stream().anyMatch(folder -> PhonePaths.isWithin(path, folder));
        throw new PhoneFileException(others ? Errno.EACCES : Errno.EROFS);
    }

    /** Of a folder that the user may write in, its entries may be removed, but not itself. */
    static void requireRemovable(String absolute) throws PhoneFileException {
        requireWritable(absolute);
        if (WRITABLE.contains(PhoneRoot.canonical(absolute))) {
            throw new PhoneFileException(Errno.EACCES);
        }
    }

    static boolean isWritable(String canonical) {
        return WRITABLE.stream().anyMatch(folder -> PhonePaths.isWithin(canonical, folder));
    }
}
