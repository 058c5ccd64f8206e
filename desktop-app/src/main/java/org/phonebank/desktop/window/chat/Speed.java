package org.phonebank.desktop.window.chat;

import java.util.List;
import org.phonebank.desktop.conversation.TokenTime;

/** Speed of an answer that comes. */
final class Speed {
    private static final double MICROS_PER_SECOND = 1e6;

    private Speed() {}

    /** Tokens a second after the first one; 0 with fewer than two. */
    static double of(List<TokenTime> tokens) {
        long micros = tokens.stream().skip(1).mapToLong(TokenTime::micros).sum();
        return micros == 0 ? 0 : (tokens.size() - 1) * MICROS_PER_SECOND / micros;
    }
}
