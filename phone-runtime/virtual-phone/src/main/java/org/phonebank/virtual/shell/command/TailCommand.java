package org.phonebank.virtual.shell.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.phonebank.virtual.shell.Builtin;
import org.phonebank.virtual.shell.CommandCall;

/** {@code tail [-n LINES|+LINE] [-c BYTES] [-f]}. */
final class TailCommand implements Builtin {
    private static final int MAX_BYTES = 16 << 20;
    private static final int CHUNK_BYTES = 8 << 10;
    private static final int POLL_MILLIS = 200;

    @Override
    public int run(CommandCall call) throws IOException, InterruptedException {
        Options options = Options.parse(HeadCommand.withNumberAsOption(call.arguments()), "n:c:fF");
        boolean follow = options.has('f') || options.has('F');
        return Inputs.each(call, options.operands(), (in, name) -> {
            if (options.has('c')) {
                lastBytes(call, in, Inputs.number(options.value('c').orElseThrow()));
            } else {
                lines(call, in, options.value('n').orElse("10"));
            }
            if (follow) {
                follow(call, in);
            }
        });
    }

    private static void lines(CommandCall call, InputStream in, String number) throws IOException {
        if (number.startsWith("+")) {
            fromLine(call, in, Inputs.number(number.substring(1)));
            return;
        }
        long wanted = Math.abs(Inputs.number(number));
        byte[] last = last(in, MAX_BYTES);
        int start = last.length;
        long found = 0;
        while (start > 0) {
            if (last[start - 1] == '\n' && start < last.length && ++found >= wanted) {
                break;
            }
            start--;
        }
        if (wanted > 0) {
            call.out().write(last, start, last.length - start);
        }
    }

    private static void fromLine(CommandCall call, InputStream in, long line) throws IOException {
        long skip = Math.max(0, line - 1);
        byte[] buffer = new byte[8 << 10];
        int count;
        while ((count = in.read(buffer)) >= 0) {
            int start = 0;
            while (start < count && skip > 0) {
                skip -= buffer[start++] == '\n' ? 1 : 0;
            }
            call.out().write(buffer, start, count - start);
        }
    }

    private static void lastBytes(CommandCall call, InputStream in, long wanted) throws IOException {
        call.out().write(last(in, (int) Math.min(MAX_BYTES, Math.max(0, wanted))));
    }

    private static byte[] last(InputStream in, int limit) throws IOException {
        Deque<byte[]> chunks = new ArrayDeque<>();
        int size = 0;
        byte[] chunk = in.readNBytes(CHUNK_BYTES);
        while (chunk.length > 0) {
            chunks.addLast(chunk);
            size += chunk.length;
            while (size - chunks.getFirst().length >= limit) {
                size -= chunks.removeFirst().length;
            }
            chunk = in.readNBytes(CHUNK_BYTES);
        }
        byte[] all = new byte[size];
        int at = 0;
        for (byte[] each : chunks) {
            System.arraycopy(each, 0, all, at, each.length);
            at += each.length;
        }
        int from = Math.max(0, size - limit);
        return from == 0 ? all : Arrays.copyOfRange(all, from, size);
    }

    private static void follow(CommandCall call, InputStream in) throws IOException, InterruptedException {
        byte[] buffer = new byte[8 << 10];
        while (true) {
            int count;
            while ((count = in.read(buffer)) > 0) {
                call.out().write(buffer, 0, count);
            }
            call.out().flush();
            Thread.sleep(POLL_MILLIS);
        }
    }
}
