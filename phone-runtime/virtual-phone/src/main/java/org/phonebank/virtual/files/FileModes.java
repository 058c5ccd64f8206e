package org.phonebank.virtual.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Linux modes on file systems of this machine that may not know them. */
final class FileModes {
    private static final int ALL = 0777;
    private static final int OWNER_READ_WRITE = 0600;

    private FileModes() {}

    static PhoneFileStatus status(Path place) throws PhoneFileException {
        try {
            BasicFileAttributes attributes = attributes(place);
            int type = attributes.isDirectory() ? PhoneFileStatus.FOLDER : PhoneFileStatus.FILE;
            int permissions = attributes instanceof PosixFileAttributes posix
                    ? bits(posix.permissions())
                    : attributes.isDirectory() ? 0755 : 0644;
            long size = attributes.isDirectory() ? StorageQuota.BLOCK : attributes.size();
            return new PhoneFileStatus(
                    type | permissions, size, attributes.lastModifiedTime().to(TimeUnit.SECONDS));
        } catch (IOException e) {
            throw PhoneFileException.of(e);
        }
    }

    static void set(Path place, int permissions) throws PhoneFileException {
        PosixFileAttributeView view = Files.getFileAttributeView(place, PosixFileAttributeView.class);
        try {
            if (view == null) {
                attributes(place);
                return;
            }
            int owner = Files.isDirectory(place) ? 0700 : OWNER_READ_WRITE;
            view.setPermissions(permissions((permissions & ALL) | owner));
        } catch (IOException e) {
            throw PhoneFileException.of(e);
        }
    }

    private static BasicFileAttributes attributes(Path place) throws IOException {
        return place.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? Files.readAttributes(place, PosixFileAttributes.class)
                : Files.readAttributes(place, BasicFileAttributes.class);
    }

    private static int bits(Set<PosixFilePermission> permissions) {
        int bits = 0;
        for (PosixFilePermission permission : PosixFilePermission.values()) {
            bits = bits << 1 | (permissions.contains(permission) ? 1 : 0);
        }
        return bits;
    }

    private static Set<PosixFilePermission> permissions(int bits) {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        int bit = 1 << 8;
        for (PosixFilePermission permission : PosixFilePermission.values()) {
            if ((bits & bit) != 0) {
                permissions.add(permission);
            }
            bit >>= 1;
        }
        return permissions;
    }
}
