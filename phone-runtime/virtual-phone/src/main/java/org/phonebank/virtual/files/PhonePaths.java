package org.phonebank.virtual.files;

import java.util.ArrayDeque;
import java.util.Deque;

/** Paths as a phone writes them: text with slashes, as opposed to this machine's. */
public final class PhonePaths {
    private PhonePaths() {}

    /** An absolute path without {@code .} and {@code ..}; nothing is above the root. */
    public static String absolute(String workingFolder, String path) {
        Deque<String> parts = new ArrayDeque<>();
        String whole = path.startsWith("/") ? path : workingFolder + '/' + path;
        for (String part : whole.split("/", -1)) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return "/" + String.join("/", parts);
    }

    public static String child(String folder, String name) {
        return folder.endsWith("/") ? folder + name : folder + '/' + name;
    }

    public static String parent(String absolute) {
        int slash = absolute.lastIndexOf('/');
        return slash <= 0 ? "/" : absolute.substring(0, slash);
    }

    public static String name(String path) {
        String trimmed = path;
        while (trimmed.length() > 1 && trimmed.endsWith("/")) {
            trimmed = trimmed.substring(0, trimmed.length() - 1);
        }
        return trimmed.equals("/") ? "/" : trimmed.substring(trimmed.lastIndexOf('/') + 1);
    }

    /** Whether a path is a folder or below it. */
    public static boolean isWithin(String absolute, String folder) {
        return absolute.equals(folder) || absolute.startsWith(child(folder, ""));
    }
}
