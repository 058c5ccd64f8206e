package org.phonebank.virtual.shell.command;

import java.util.ArrayList;
import java.util.List;
import org.phonebank.virtual.files.Errno;
import org.phonebank.virtual.files.PhoneFileException;
import org.phonebank.virtual.files.PhoneFiles;
import org.phonebank.virtual.files.PhonePaths;

/** A folder and everything in it. */
final class FileTree {
    private static final int MAX_PATHS = 100_000;

    private FileTree() {}

    /** Paths with every folder before what it holds. */
    static List<String> walk(PhoneFiles files, String path) throws PhoneFileException {
        List<String> paths = new ArrayList<>();
        add(files, path, paths);
        return paths;
    }

    private static void add(PhoneFiles files, String path, List<String> paths) throws PhoneFileException {
        if (paths.size() >= MAX_PATHS) {
            throw new PhoneFileException(Errno.EINVAL);
        }
        paths.add(path);
        if (files.isFolder(path)) {
            for (String name : files.list(path)) {
                add(files, PhonePaths.child(path, name), paths);
            }
        }
    }
}
