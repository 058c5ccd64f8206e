package org.phonebank.provisioner.direct;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.phonebank.adb.wire.AdbBanner;
import org.phonebank.adb.wire.AdbCommand;
import org.phonebank.adb.wire.AdbFeature;
import org.phonebank.adb.wire.AdbKey;
import org.phonebank.adb.wire.AdbMessage;
import org.phonebank.adb.wire.AdbProtocol;
import org.phonebank.adb.wire.AdbReader;
import org.phonebank.adb.wire.AdbWireException;
import org.phonebank.adb.wire.AdbWriter;

/** How two sides get to know each other: CNXN, and AUTH for as long as the phone asks for it. */
final class Handshake {
    /**
     * What came of it.
     *
     * @param maxPayload the most bytes per message that both sides take
     */
    record Agreement(AdbBanner banner, int maxPayload) {}

    private static final List<String> FEATURES = List.of(
            AdbFeature.SHELL_V2, AdbFeature.CMD, AdbFeature.STAT_V2, AdbFeature.LS_V2, AdbFeature.FIXED_PUSH_MKDIR);

    private final AdbReader reader;
    private final AdbWriter writer;
    private final AdbKey key;
    private final Runnable awaitingAuthorization;

    /**
     * Uses a fresh connection.
     *
     * @param awaitingAuthorization called when the phone asks the person who holds it; the answer may take any time
     */
    Handshake(AdbReader reader, AdbWriter writer, AdbKey key, Runnable awaitingAuthorization) {
        this.reader = reader;
        this.writer = writer;
        this.key = key;
        this.awaitingAuthorization = awaitingAuthorization;
    }

    Agreement shake() throws IOException {
        writer.write(
                AdbCommand.CNXN,
                AdbProtocol.VERSION,
                AdbProtocol.MAX_PAYLOAD,
                new AdbBanner("host", Map.of(), FEATURES).bytes());
        boolean signed = false;
        boolean asked = false;
        while (true) {
            @Nullable AdbMessage message = reader.read();
            if (message == null) {
                throw new EOFException("The phone closed the connection during the handshake.");
            }
            switch (message.command()) {
                case CNXN -> {
                    return agree(message);
                }
                case STLS -> throw new TlsWantedException();
                case AUTH -> {
                    if (!signed) {
                        writer.write(AdbCommand.AUTH, AdbProtocol.AUTH_SIGNATURE, 0, key.sign(token(message)));
                        signed = true;
                    } else if (!asked) {
                        writer.write(
                                AdbCommand.AUTH,
                                AdbProtocol.AUTH_PUBLIC_KEY,
                                0,
                                key.publicKey().line());
                        asked = true;
                        awaitingAuthorization.run();
                    }
                }
                default ->
                    throw new AdbWireException(
                            "The phone sent " + message.command() + " in the middle of the handshake.");
            }
        }
    }

    private Agreement agree(AdbMessage message) throws AdbWireException {
        if (message.arg1() < AdbProtocol.MIN_PAYLOAD) {
            throw new AdbWireException("The phone accepts payloads of " + message.arg1() + " bytes only; an adbd takes "
                    + AdbProtocol.MIN_PAYLOAD + " or more.");
        }
        writer.peerVersion(message.arg0());
        return new Agreement(AdbBanner.parse(message.text()), Math.min(message.arg1(), AdbProtocol.MAX_PAYLOAD));
    }

    private static byte[] token(AdbMessage message) throws AdbWireException {
        if (message.arg0() != AdbProtocol.AUTH_TOKEN || message.length() != AdbProtocol.TOKEN_BYTES) {
            throw new AdbWireException("The phone sent a challenge of kind " + message.arg0() + " with "
                    + message.length() + " bytes; expected " + AdbProtocol.TOKEN_BYTES + ".");
        }
        return Arrays.copyOf(message.buffer(), message.length());
    }
}
