package org.phonebank.virtual.shell.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.phonebank.virtual.process.PhoneProcess;
import org.phonebank.virtual.shell.Builtin;
import org.phonebank.virtual.shell.CommandCall;

/** {@code ps [-A] [-p PID] [-o FIELDS]}. */
final class ProcessListCommand implements Builtin {
    /** A line of the list; memory in KiB. */
    private record Row(String user, long pid, long rss, String name, String commandLine) {
        String field(String field) {
            return switch (field.toUpperCase(Locale.ROOT)) {
                case "USER" -> user;
                case "PID" -> String.valueOf(pid);
                case "PPID" -> "1";
                case "RSS", "VSZ" -> String.valueOf(rss);
                case "NAME", "CMD", "COMM" -> name;
                case "ARGS", "CMDLINE" -> commandLine;
                case "S", "STAT" -> "S";
                default -> throw new IllegalArgumentException("bad -o " + field);
            };
        }
    }

    @Override
    public int run(CommandCall call) throws IOException {
        Options options = Options.parse(call.arguments(), "AefTlwp:o:u:");
        List<Row> rows = rows(call);
        options.value('p').ifPresent(pid -> rows.removeIf(row -> row.pid() != Inputs.number(pid)));
        if (options.has('o')) {
            List<String> fields = List.of(options.value('o').orElseThrow().split(","));
            call.line(fields.stream()
                    .map(field -> field.replaceAll("=.*", "").toUpperCase(Locale.ROOT))
                    .collect(Collectors.joining(" ")));
            for (Row row : rows) {
                call.line(fields.stream()
                        .map(field -> row.field(field.replaceAll("=.*", "")))
                        .collect(Collectors.joining(" ")));
            }
        } else {
            String format = "%-12s %6s %5s %10s %8s %-16s %10s %s %s";
            call.line(format.formatted("USER", "PID", "PPID", "VSZ", "RSS", "WCHAN", "ADDR", "S", "NAME"));
            for (Row row : rows) {
                call.line(format.formatted(row.user(), row.pid(), 1, row.rss(), row.rss(), "0", "0", "S", row.name()));
            }
        }
        return options.has('p') && rows.isEmpty() ? 1 : 0;
    }

    private static List<Row> rows(CommandCall call) {
        List<Row> rows = new ArrayList<>();
        for (SystemProcess process : SystemProcess.ALL) {
            rows.add(new Row(process.user(), process.pid(), 0, process.name(), process.name()));
        }
        for (PhoneProcess process : call.system().processes().all()) {
            rows.add(new Row(
                    "shell", process.pid(), process.residentBytes() >> 10, process.name(), process.commandLine()));
        }
        return rows;
    }
}
