package org.phonebank.desktop.conversation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.phonebank.pipeline.generation.StageTime;

/**
 * The tokens of an answer with their times, in few bytes: the text is not repeated, phones are named once, numbers take
 * seven bits a byte, and all of it is deflated.
 */
final class TimelineBytes {
    private static final int FORM = 1;
    /** More than any answer or lab has; what claims more is damaged. */
    private static final int MOST = 1 << 20;

    private TimelineBytes() {}

    static byte[] write(List<TokenTime> tokens) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(FORM);
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            List<String> phones = tokens.stream()
                    .flatMap(token -> token.stages().stream().map(StageTime::phone))
                    .distinct()
                    .toList();
            number(out, phones.size());
            for (String phone : phones) {
                out.writeUTF(phone);
            }
            number(out, tokens.size());
            for (TokenTime token : tokens) {
                write(out, token, phones);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Memory is always written.", e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, TokenTime token, List<String> phones) throws IOException {
        number(out, token.text().length());
        number(out, token.micros());
        number(out, token.stages().size());
        for (StageTime stage : token.stages()) {
            number(out, phones.indexOf(stage.phone()));
            number(out, stage.queuedMicros());
            number(out, stage.computeMicros());
            number(out, stage.linkMicros());
        }
    }

    /**
     * Reads what was written.
     *
     * @param text of the whole answer, of which the tokens' texts are parts
     * @throws IOException if the bytes are damaged
     */
    static List<TokenTime> read(byte[] bytes, String text) throws IOException {
        ByteArrayInputStream whole = new ByteArrayInputStream(bytes);
        if (whole.read() != FORM) {
            throw new IOException("The times of this answer are of a form that this Phonebank does not know.");
        }
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(whole))) {
            List<String> phones = new ArrayList<>();
            for (int left = count(in); left > 0; left--) {
                phones.add(in.readUTF());
            }
            List<TokenTime> tokens = new ArrayList<>();
            int begin = 0;
            for (int left = count(in); left > 0; left--) {
                int end = (int) Math.min(text.length(), begin + (long) count(in));
                tokens.add(new TokenTime(text.substring(begin, end), number(in), stages(in, phones)));
                begin = end;
            }
            return tokens;
        }
    }

    private static List<StageTime> stages(DataInputStream in, List<String> phones) throws IOException {
        List<StageTime> stages = new ArrayList<>();
        for (int left = count(in); left > 0; left--) {
            int phone = count(in);
            if (phone >= phones.size()) {
                throw new IOException("The times of this answer are damaged: they name a phone that is not there.");
            }
            stages.add(new StageTime(phones.get(phone), number(in), number(in), number(in)));
        }
        return stages;
    }

    private static int count(DataInputStream in) throws IOException {
        long count = number(in);
        if (count > MOST) {
            throw new IOException("The times of this answer are damaged: they claim " + count + " of something.");
        }
        return (int) count;
    }

    private static void number(DataOutputStream out, long number) throws IOException {
        long rest = Math.max(0, number);
        while (rest > 0x7f) {
            out.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static long number(DataInputStream in) throws IOException {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE - 1; shift += 7) {
            int next = in.readUnsignedByte();
            number |= (long) (next & 0x7f) << shift;
            if (next <= 0x7f) {
                return number;
            }
        }
        throw new IOException("The times of this answer are damaged: a number has no end.");
    }
}
