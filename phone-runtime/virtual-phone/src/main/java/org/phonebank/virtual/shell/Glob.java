package org.phonebank.virtual.shell;

import java.util.ArrayList;
import java.util.List;
import org.phonebank.virtual.files.PhoneFileException;
import org.phonebank.virtual.files.PhoneFiles;
import org.phonebank.virtual.files.PhonePaths;

/** Matches patterns against file names. */
final class Glob {
    private static final int MAX_MATCHES = 10_000;

    private final PhoneFiles files;
    private final String workingFolder;

    Glob(PhoneFiles files, String workingFolder) {
        this.files = files;
        this.workingFolder = workingFolder;
    }

    /** The paths that match, sorted; the field's own text when none does. */
    List<String> match(Field field) {
        List<String> matches = new ArrayList<>();
        boolean absolute = field.pattern().startsWith("/");
        List<String> parts = new ArrayList<>();
        for (String part : field.pattern().split("(?<!\\\\)/", -1)) {
            if (!part.isEmpty()) {
                parts.add(part.replace("\\/", "/"));
            }
        }
        descend(absolute ? "/" : "", parts, 0, matches);
        return matches.isEmpty() ? List.of(field.text()) : matches;
    }

    private void descend(String prefix, List<String> parts, int index, List<String> matches) {
        if (matches.size() >= MAX_MATCHES) {
            return;
        }
        if (index == parts.size()) {
            matches.add(prefix);
            return;
        }
        String part = parts.get(index);
        String folder = PhonePaths.absolute(workingFolder, prefix);
        for (String name : candidates(folder, part)) {
            String path = prefix.isEmpty() ? name : PhonePaths.child(prefix, name);
            descend(path, parts, index + 1, matches);
        }
    }

    private List<String> candidates(String folder, String part) {
        NamePattern pattern = new NamePattern(part);
        if (pattern.isLiteral()) {
            String path = PhonePaths.child(folder, pattern.literal());
            return files.exists(PhonePaths.absolute("/", path)) ? List.of(pattern.literal()) : List.of();
        }
        try {
            return files.list(folder).stream()
                    .filter(name -> !name.startsWith(".") || part.startsWith("."))
                    .filter(pattern::matches)
                    .toList();
        } catch (PhoneFileException e) {
            // What cannot be listed has no names that match.
            return List.of();
        }
    }
}
