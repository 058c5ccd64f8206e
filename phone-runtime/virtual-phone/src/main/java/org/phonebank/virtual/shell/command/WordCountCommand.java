package org.phonebank.virtual.shell.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.phonebank.virtual.shell.Builtin;
import org.phonebank.virtual.shell.CommandCall;

/** {@code wc [-lwc]}. */
final class WordCountCommand implements Builtin {
    @Override
    public int run(CommandCall call) throws IOException, InterruptedException {
        Options options = Options.parse(call.arguments(), "lwcm");
        return Inputs.each(call, options.operands(), (in, name) -> {
            long[] counts = count(in);
            boolean all = !options.has('l') && !options.has('w') && !options.has('c') && !options.has('m');
            List<String> fields = new ArrayList<>();
            for (int i = 0; i < counts.length; i++) {
                if (all || options.has("lwc".charAt(i)) || (i == 2 && options.has('m'))) {
                    fields.add(String.valueOf(counts[i]));
                }
            }
            call.line(String.join(" ", fields) + (name.equals("-") ? "" : " " + name));
        });
    }

    /** Lines, words and bytes. */
    private static long[] count(InputStream in) throws IOException {
        byte[] buffer = new byte[64 << 10];
        long[] counts = new long[3];
        boolean inWord = false;
        int read;
        while ((read = in.read(buffer)) >= 0) {
            counts[2] += read;
            for (int i = 0; i < read; i++) {
                counts[0] += buffer[i] == '\n' ? 1 : 0;
                boolean letter = buffer[i] > ' ' || buffer[i] < 0;
                counts[1] += letter && !inWord ? 1 : 0;
                inWord = letter;
            }
        }
        return counts;
    }
}
