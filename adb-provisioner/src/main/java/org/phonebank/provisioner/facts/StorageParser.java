package org.phonebank.provisioner.facts;

import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code df PATH}: blocks of 1 KiB since Android 7, sizes such as {@code 9.3G} before that. */
public final class StorageParser {
    private static final Pattern WITH_UNIT = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)([KMGT]?)");
    private static final Pattern BLOCKS = Pattern.compile("\\d{1,15}");
    private static final Pattern PERCENT = Pattern.compile("\\d{1,3}%");

    private StorageParser() {}

    /** Free bytes on the file system of the last line. */
    public static OptionalLong parseFree(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        if (lines.size() < 2) {
            return OptionalLong.empty();
        }
        // A long device name may stand on a line of its own: columns are counted from the right.
        List<String> columns = List.of(lines.get(lines.size() - 1).strip().split("\\s+", -1));
        for (int i = columns.size() - 1; i >= 1; i--) {
            if (PERCENT.matcher(columns.get(i)).matches()
                    && BLOCKS.matcher(columns.get(i - 1)).matches()) {
                return OptionalLong.of(Long.parseLong(columns.get(i - 1)) << 10);
            }
        }
        return columns.size() >= 4 ? withUnit(columns.get(3)) : OptionalLong.empty();
    }

    private static OptionalLong withUnit(String text) {
        Matcher matcher = WITH_UNIT.matcher(text);
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        int shift = 10 * " KMGT".indexOf(matcher.group(2).isEmpty() ? " " : matcher.group(2));
        return OptionalLong.of((long) (Double.parseDouble(matcher.group(1)) * (1L << shift)));
    }
}
