package org.phonebank.adb.wire;

import java.nio.charset.StandardCharsets;

/** What a message asks for. Codes are four ASCII letters, little-endian. */
public enum AdbCommand {
    /** Introduces a side: arg0 version, arg1 largest payload it accepts, payload {@link AdbBanner}. */
    CNXN,
    /** Authentication: arg0 one of the AUTH constants of {@link AdbProtocol}. */
    AUTH,
    /** Asks for TLS; arg0 version. */
    STLS,
    /** Opens a stream: arg0 the sender's stream id, payload the service name. */
    OPEN,
    /** Ready for the next WRTE: arg0 the sender's stream id, arg1 the receiver's. */
    OKAY,
    /** Closes a stream, or refuses an OPEN when arg0 is 0. */
    CLSE,
    /** Data: arg0 the sender's stream id, arg1 the receiver's. */
    WRTE,
    /** Internal to old peers; ignored. */
    SYNC;

    private static final AdbCommand[] ALL = values();

    private final int code = FourLetters.code(name());

    /** The number on the wire. */
    public int code() {
        return code;
    }

    static AdbCommand of(int code) throws AdbWireException {
        for (AdbCommand command : ALL) {
            if (command.code == code) {
                return command;
            }
        }
        throw new AdbWireException("The other side sent an ADB message of the unknown kind \"" + FourLetters.text(code)
                + "\"; it is probably not an ADB peer.");
    }

    /** Codes of four ASCII letters, as ADB uses them. */
    static final class FourLetters {
        private FourLetters() {}

        static int code(String letters) {
            byte[] bytes = letters.getBytes(StandardCharsets.US_ASCII);
            return bytes[0] | bytes[1] << 8 | bytes[2] << 16 | bytes[3] << 24;
        }

        static String text(int code) {
            StringBuilder text = new StringBuilder(4);
            for (int shift = 0; shift < 32; shift += 8) {
                char letter = (char) (code >> shift & 0xff);
                text.append(letter > ' ' && letter < 0x7f ? letter : '?');
            }
            return text.toString();
        }
    }
}
