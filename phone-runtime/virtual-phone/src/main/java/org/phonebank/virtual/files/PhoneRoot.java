package org.phonebank.virtual.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Maps a phone's paths into its storage folder, and nowhere else: neither by dots nor by links. */
final class PhoneRoot {
    private static final int MAX_PATH = 1024;
    private static final int MAX_NAME = 255;
    private static final String SHARED = "/storage/emulated/0";

    private final Path root;

    /** The folder must exist. */
    PhoneRoot(Path folder) throws IOException {
        root = folder.toRealPath();
    }

    Path folder() {
        return root;
    }

    /** Android's several names for the shared storage lead to the same folder. */
    static String canonical(String absolute) {
        for (String alias : new String[] {"/sdcard", "/mnt/sdcard", "/storage/self/primary"}) {
            if (PhonePaths.isWithin(absolute, alias)) {
                return SHARED + absolute.substring(alias.length());
            }
        }
        return absolute;
    }

    /** The place of a path, which need not exist. Links on the way must stay within the storage. */
    Path resolve(String absolute) throws PhoneFileException {
        String path = canonical(absolute);
        if (path.length() > MAX_PATH) {
            throw new PhoneFileException(Errno.ENAMETOOLONG);
        }
        Path place = root;
        for (String name : path.split("/", -1)) {
            if (!name.isEmpty()) {
                place = checked(place.resolve(safe(name)));
            }
        }
        return place;
    }

    /** As {@link #resolve}, but a link that the path ends in is itself what is meant. */
    Path resolveEntry(String absolute) throws PhoneFileException {
        String path = canonical(absolute);
        return resolve(PhonePaths.parent(path)).resolve(safe(PhonePaths.name(path)));
    }

    private Path safe(String name) throws PhoneFileException {
        if (name.length() > MAX_NAME) {
            throw new PhoneFileException(Errno.ENAMETOOLONG);
        }
        try {
            Path part = root.getFileSystem().getPath(name);
            if (name.equals("..") || part.isAbsolute() || part.getRoot() != null || part.getNameCount() != 1) {
                throw new PhoneFileException(Errno.EINVAL);
            }
            return part;
        } catch (InvalidPathException e) {
            throw new PhoneFileException(Errno.EINVAL);
        }
    }

    private Path checked(Path place) throws PhoneFileException {
        if (!Files.isSymbolicLink(place)) {
            return place;
        }
        try {
            Path target = place.toRealPath();
            if (target.startsWith(root)) {
                return target;
            }
        } catch (IOException e) {
            // A link to nothing could be made to lead outside by writing to it: refused like one that does.
            throw new PhoneFileException(Errno.EACCES);
        }
        throw new PhoneFileException(Errno.EACCES);
    }
}
