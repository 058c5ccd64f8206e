package org.phonebank.virtual.shell.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.phonebank.virtual.files.PhoneFileException;
import org.phonebank.virtual.files.PhoneFiles;
import org.phonebank.virtual.files.PhonePaths;
import org.phonebank.virtual.shell.Builtin;
import org.phonebank.virtual.shell.CommandCall;

/** {@code df [-hk] [PATH…]}, with toybox's columns. */
final class DiskFreeCommand implements Builtin {
    private static final PhoneFiles.Space SYSTEM = new PhoneFiles.Space(2_576_000_000L, 2_460_000_000L, 116_000_000L);
    private static final List<String> SHARED = List.of("/sdcard", "/storage", "/mnt/sdcard");

    @Override
    public int run(CommandCall call) throws IOException {
        Options options = Options.parse(call.arguments(), "hHka");
        boolean human = options.has('h') || options.has('H');
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {
            "Filesystem", human ? "Size" : "1K-blocks", "Used", human ? "Avail" : "Available", "Use%", "Mounted on"
        });
        int code = 0;
        if (options.operands().isEmpty()) {
            rows.add(row("/", call, human));
            rows.add(row("/data", call, human));
            rows.add(row("/storage/emulated", call, human));
        }
        for (String operand : options.operands()) {
            String path = call.path(operand);
            try {
                call.files().status(path);
                rows.add(row(mountPoint(path), call, human));
            } catch (PhoneFileException e) {
                code = call.fail("'" + operand + "': " + e.getMessage());
            }
        }
        if (rows.size() > 1) {
            print(call, rows);
        }
        return code;
    }

    private static String mountPoint(String path) {
        if (SHARED.stream().anyMatch(folder -> PhonePaths.isWithin(path, folder))) {
            return "/storage/emulated";
        }
        return PhonePaths.isWithin(path, "/data") ? "/data" : "/";
    }

    private static String[] row(String mountPoint, CommandCall call, boolean human) throws PhoneFileException {
        boolean system = mountPoint.equals("/");
        PhoneFiles.Space space = system ? SYSTEM : call.files().space();
        String device = system ? "/dev/root" : mountPoint.equals("/data") ? "/dev/block/dm-1" : "/data/media";
        long percent = space.total() == 0 ? 100 : (100 * space.used() + space.total() - 1) / space.total();
        return new String[] {
            device,
            size(space.total(), human),
            size(space.used(), human),
            size(space.free(), human),
            percent + "%",
            mountPoint
        };
    }

    static String size(long bytes, boolean human) {
        if (!human) {
            return String.valueOf(bytes >> 10);
        }
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < 4) {
            value /= 1024;
            unit++;
        }
        return String.format(
                Locale.ROOT,
                value < 10 ? "%.1f%s" : "%.0f%s",
                value,
                " KMGT".substring(unit, unit + 1).strip());
    }

    private static void print(CommandCall call, List<String[]> rows) throws IOException {
        int[] widths = new int[5];
        for (String[] row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder(String.format("%-" + widths[0] + "s", row[0]));
            for (int i = 1; i < widths.length; i++) {
                line.append(String.format(" %" + widths[i] + "s", row[i]));
            }
            call.line(line.append(' ').append(row[5]).toString());
        }
    }
}
