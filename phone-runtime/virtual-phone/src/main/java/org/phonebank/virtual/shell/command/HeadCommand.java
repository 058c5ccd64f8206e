package org.phonebank.virtual.shell.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.phonebank.virtual.shell.Builtin;
import org.phonebank.virtual.shell.CommandCall;

/** {@code head [-n LINES] [-c BYTES]}. */
final class HeadCommand implements Builtin {
    @Override
    public int run(CommandCall call) throws IOException, InterruptedException {
        Options options = Options.parse(withNumberAsOption(call.arguments()), "n:c:q");
        boolean bytes = options.has('c');
        long limit = Inputs.number(options.value(bytes ? 'c' : 'n').orElse("10"));
        return Inputs.each(call, options.operands(), (in, name) -> {
            if (bytes) {
                bytes(call, in, limit);
            } else {
                lines(call, in, limit);
            }
        });
    }

    /** {@code -5} means {@code -n 5}. */
    static List<String> withNumberAsOption(List<String> arguments) {
        List<String> result = new ArrayList<>(arguments);
        result.replaceAll(argument -> argument.matches("-[0-9]{1,9}") ? "-n" + argument.substring(1) : argument);
        return result;
    }

    private static void bytes(CommandCall call, InputStream in, long limit) throws IOException {
        byte[] buffer = new byte[64 << 10];
        long left = limit;
        int count;
        while (left > 0 && (count = in.read(buffer, 0, (int) Math.min(left, buffer.length))) >= 0) {
            call.out().write(buffer, 0, count);
            left -= count;
        }
    }

    private static void lines(CommandCall call, InputStream in, long limit) throws IOException {
        byte[] buffer = new byte[8 << 10];
        long left = limit;
        int count;
        while (left > 0 && (count = in.read(buffer)) >= 0) {
            int end = 0;
            while (end < count && left > 0) {
                left -= buffer[end++] == '\n' ? 1 : 0;
            }
            call.out().write(buffer, 0, end);
        }
    }
}
