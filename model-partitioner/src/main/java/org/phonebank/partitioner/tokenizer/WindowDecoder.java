package org.phonebank.partitioner.tokenizer;

import java.util.Arrays;
import java.util.function.Function;

/**
 * Decodes a short window of the last tokens again with every new one: what a token means may depend on the one before
 * (a space is dropped at the start of a text), and a character may need the bytes of several tokens.
 */
final class WindowDecoder implements StreamingDecoder {
    private static final String UNFINISHED = "\uFFFD";

    private final Function<int[], String> decode;
    private int[] window = new int[16];
    private int emitted;
    private int length;

    WindowDecoder(Function<int[], String> decode) {
        this.decode = decode;
    }

    @Override
    public String next(int id) {
        if (length == window.length) {
            window = Arrays.copyOf(window, 2 * length);
        }
        window[length++] = id;
        String whole = decode.apply(Arrays.copyOf(window, length));
        if (whole.endsWith(UNFINISHED)) {
            return "";
        }
        String text = beyondEmitted(whole);
        if (!text.isEmpty()) {
            dropEmitted();
        }
        return text;
    }

    @Override
    public String finish() {
        String text = beyondEmitted(decode.apply(Arrays.copyOf(window, length)));
        dropEmitted();
        return text;
    }

    private String beyondEmitted(String whole) {
        String before = decode.apply(Arrays.copyOf(window, emitted));
        return whole.length() > before.length() ? whole.substring(before.length()) : "";
    }

    /** Keeps only the tokens of the text just given, as context for the next. */
    private void dropEmitted() {
        System.arraycopy(window, emitted, window, 0, length - emitted);
        length -= emitted;
        emitted = length;
    }
}
